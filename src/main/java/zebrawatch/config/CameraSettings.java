package zebrawatch.config;

import java.util.List;
import java.util.Optional;
import zebrawatch.attention.AttentionSettings;
import zebrawatch.detect.DetectorSettings;
import zebrawatch.rule.Parameter;
import zebrawatch.scene.Camera;
import zebrawatch.video.SourceSettings;
import zebrawatch.video.health.HealthSettings;

/**
 * What a camera file says.
 *
 * @param camera with its crossings
 * @param crossings the same crossings with the terms on which they are judged
 * @param source where its pictures come from
 * @param detector which net looks at its pictures
 * @param attention whether and how it saves work where nobody is
 * @param health when something is wrong with it
 * @param sha256 digest of the text that all this was read from
 */
public record CameraSettings(
        Camera camera,
        List<CrossingSettings> crossings,
        Optional<SourceSettings> source,
        DetectorSettings detector,
        AttentionSettings attention,
        HealthSettings health,
        String sha256) {

    public CameraSettings {
        crossings = List.copyOf(crossings);
    }

    /** The same, but for one parameter of all its crossings' policies. */
    public CameraSettings with(Parameter parameter, double value) {
        return new CameraSettings(
                camera,
                crossings.stream().map(c -> c.with(parameter, value)).toList(),
                source,
                detector,
                attention,
                health,
                sha256);
    }

    /** The same, read from another text that says the same. */
    CameraSettings readFrom(String text) {
        return new CameraSettings(camera, crossings, source, detector, attention, health, Yaml.sha256(text));
    }
}
