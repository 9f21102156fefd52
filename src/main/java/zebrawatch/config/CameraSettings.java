package zebrawatch.config;

import java.util.Optional;
import zebrawatch.scene.Camera;

/**
 * What a camera file says.
 *
 * @param camera with its crossings
 * @param source where its pictures come from, as written; relative files are relative to the camera file
 */
public record CameraSettings(Camera camera, Optional<String> source) {}
