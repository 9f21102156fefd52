package zebrawatch.zones;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import zebrawatch.config.CameraFile;
import zebrawatch.config.ConfigException;
import zebrawatch.config.DrawnText;
import zebrawatch.config.Problem;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Location;
import zebrawatch.web.Language;
import zebrawatch.web.Texts;

/**
 * A camera as somebody types it in; its crossings are drawn when its first picture has come.
 *
 * @param id as typed, as everything here
 * @param source address of its stream, or a file on its station
 * @param lat degrees, may be empty with {@code lon}
 */
record NewCamera(String id, String place, String source, String lat, String lon) {
    /** Nothing typed yet. */
    static final NewCamera BLANK = new NewCamera("", "", "", "", "");

    /** As it may be shown again: an address that may hold a login is typed anew. */
    NewCamera shown() {
        return source.contains("@") ? new NewCamera(id, place, "", lat, lon) : this;
    }

    /** What is wrong with it, in one sentence; empty if a station can watch it. */
    Optional<String> problem(Language language) {
        try {
            CameraId camera = camera();
            try {
                String unused = CameraFile.parse(
                                camera.value(), drawn(camera).withStandIn().text(), Path.of(""))
                        .sha256();
                return Optional.empty();
            } catch (ConfigException e) {
                Problem first = e.problems().get(0);
                return Optional.of(Sentences.where(first, List.of(), language) + ": " + Sentences.of(first, language));
            }
        } catch (IllegalArgumentException e) {
            return Optional.of(Texts.of(language, String.valueOf(e.getMessage())));
        }
    }

    /** @throws IllegalArgumentException naming a text, if nothing can be called that */
    CameraId camera() {
        try {
            return new CameraId(id);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("zones.new.bad_id", e);
        }
    }

    /** Its configuration. */
    String text() {
        return drawn(camera()).text();
    }

    private DrawnText drawn(CameraId camera) {
        return DrawnText.fresh(camera, place, source, location());
    }

    private Optional<Location> location() {
        if (lat.isEmpty() && lon.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Location(Double.parseDouble(lat), Double.parseDouble(lon)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("zones.new.bad_location", e);
        }
    }
}
