/**
 * Turns tracks into rulings (not yielded, yielded, zebra blocked) and counts of jaywalking, with the facts that prove them.
 *
 * <p>May use: scene, track.
 *
 * <p>Must not: know a clock, a thread, a log, a file or randomness; see a picture.
 *
 * <p>Start reading at: {@link zebrawatch.rule.YieldRule}.
 */
@NullMarked
package zebrawatch.rule;

import org.jspecify.annotations.NullMarked;
