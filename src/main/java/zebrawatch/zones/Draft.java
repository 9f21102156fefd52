package zebrawatch.zones;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zebrawatch.config.CameraFile;
import zebrawatch.config.CameraSettings;
import zebrawatch.config.ConfigException;
import zebrawatch.config.DrawnText;
import zebrawatch.config.Problem;
import zebrawatch.scene.CameraId;

/**
 * A camera's configuration as somebody is editing it, without the camera's address.
 *
 * @param text as a camera file
 * @param picture {@code width} and {@code height} of the picture it is drawn on, as far as it says
 * @param crossings what is drawn of its crossings
 * @param problems what a station would refuse it for, in the order of the text
 */
record Draft(String text, Map<String, Object> picture, List<Map<String, Object>> crossings, List<Problem> problems) {

    /** Of a configuration as a whole. */
    static Draft of(CameraId camera, String text) {
        try {
            return edited(
                    camera, DrawnText.read(camera.value(), text).withoutSource().text(), Optional.empty());
        } catch (ConfigException e) {
            return new Draft(text, Map.of(), List.of(), e.problems());
        }
    }

    /**
     * Of a text in which somebody wrote or drew.
     *
     * @param drawn crossings that take the place of those in the text; empty where they were not drawn
     */
    static Draft edited(CameraId camera, String text, Optional<List<Map<String, Object>>> drawn) {
        try {
            DrawnText read = DrawnText.read(camera.value(), text);
            String whole = drawn.map(d -> read.with(d).text()).orElse(text);
            return new Draft(whole, read.picture(), drawn.orElseGet(read::crossings), problems(camera, whole));
        } catch (ConfigException e) {
            return new Draft(text, Map.of(), List.of(), e.problems());
        }
    }

    private static List<Problem> problems(CameraId camera, String text) {
        try {
            CameraSettings settings = CameraFile.parse(camera.value(), text, Path.of(""));
            CameraId said = settings.camera().id();
            return said.equals(camera)
                    ? List.of()
                    : List.of(
                            new Problem(camera.value(), 1, 1, "camera", "is " + camera + " and stays so, got " + said));
        } catch (ConfigException e) {
            return e.problems();
        }
    }
}
