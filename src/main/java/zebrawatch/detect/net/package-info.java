/**
 * Turns published weights into one typed form of a net, and that into a DL4J graph of stock layers and back.
 *
 * <p>May use: DL4J, ND4J and Jackson; the room's exception.
 *
 * <p>Must not: run a net, know a picture or what the outputs mean.
 *
 * <p>Start reading at: {@link zebrawatch.detect.net.Layer}.
 */
@NullMarked
package zebrawatch.detect.net;

import org.jspecify.annotations.NullMarked;
