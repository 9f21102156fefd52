package zebrawatch.config;

import java.util.List;
import java.util.Optional;
import zebrawatch.scene.Camera;

/**
 * What a camera file says.
 *
 * @param camera with its crossings
 * @param crossings the same crossings with the terms on which they are judged
 * @param source where its pictures come from, as written; relative files are relative to the camera file
 */
public record CameraSettings(Camera camera, List<CrossingSettings> crossings, Optional<String> source) {

    public CameraSettings {
        crossings = List.copyOf(crossings);
    }
}
