/**
 * Turns YAML into validated settings, with file, line and column in every error, all problems at once.
 *
 * <p>May use: SnakeYAML Engine; the rooms whose settings it reads.
 *
 * <p>Must not: be known by any room but the composing one.
 *
 * <p>Start reading at: {@link zebrawatch.config.CameraFile}.
 */
@NullMarked
package zebrawatch.config;

import org.jspecify.annotations.NullMarked;
