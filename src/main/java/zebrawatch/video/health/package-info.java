/**
 * Turns a camera's key frames into a judgement of its health: can its pictures be trusted, and does it still look where
 * it looked when its outline was drawn.
 *
 * <p>May use: OpenCV; scene.
 *
 * <p>Must not: know a clock or a thread; time comes with the pictures and the question.
 *
 * <p>Start reading at: {@link zebrawatch.video.health.HealthWatch}.
 */
@NullMarked
package zebrawatch.video.health;

import org.jspecify.annotations.NullMarked;
