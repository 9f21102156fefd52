/**
 * Turns a picture of a street into the outline that its zebra may have, for somebody to correct.
 *
 * <p>May use: OpenCV; scene.
 *
 * <p>Must not: propose what does not lie on a road as a zebra does; keep a picture.
 *
 * <p>Start reading at: {@link zebrawatch.zones.suggest.ZebraFinder}.
 */
@NullMarked
package zebrawatch.zones.suggest;

import org.jspecify.annotations.NullMarked;
