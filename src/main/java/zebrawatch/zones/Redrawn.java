package zebrawatch.zones;

import java.nio.file.Path;
import java.time.Instant;
import zebrawatch.config.CameraFile;
import zebrawatch.config.ConfigException;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.scene.Camera;

/** What another configuration of a camera means for its outlines. */
public final class Redrawn {
    private Redrawn() {}

    /**
     * The camera by another text. Drawn anew it is confirmed; with another policy alone, a moved camera stays one that nobody
     * has looked at.
     *
     * @param camera as the other text draws it
     */
    public static CameraConfig as(CameraConfig known, String text, Camera camera, Instant now) {
        CameraConfig next = known.withText(text);
        return isDrawnAlike(known, camera) ? next : next.withConfirmed(now);
    }

    private static boolean isDrawnAlike(CameraConfig known, Camera camera) {
        try {
            Camera before = CameraFile.parse(known.id().value(), known.text(), Path.of(""))
                    .camera();
            return before.width() == camera.width()
                    && before.height() == camera.height()
                    && before.crossings().equals(camera.crossings());
        } catch (ConfigException e) {
            return false;
        }
    }
}
