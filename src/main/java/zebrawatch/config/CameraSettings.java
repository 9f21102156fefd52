package zebrawatch.config;

import java.util.Optional;
import zebrawatch.detect.DetectorSettings;
import zebrawatch.rule.Policy;
import zebrawatch.scene.Camera;

/**
 * What a camera file says.
 *
 * @param camera with its crossings
 * @param policy by which its crossings judge
 * @param source where its pictures come from, as written; relative files are relative to the camera file
 * @param detector which net looks at its pictures
 */
public record CameraSettings(Camera camera, Policy policy, Optional<String> source, DetectorSettings detector) {}
