/**
 * Turns one instant of the street into values: pictures' points and boxes, the crossing, the ground plane, the road users.
 *
 * <p>May use: java.*.
 *
 * <p>Must not: know a clock, a thread, a log, a file, randomness or any other room.
 *
 * <p>Start reading at: {@link zebrawatch.scene.Crossing}.
 */
@NullMarked
package zebrawatch.scene;

import org.jspecify.annotations.NullMarked;
