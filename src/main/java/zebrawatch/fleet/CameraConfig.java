package zebrawatch.fleet;

import java.time.Instant;
import java.util.Optional;
import zebrawatch.scene.CameraId;

/**
 * A camera's configuration as the topic {@code zebra.cameras} holds it.
 *
 * @param id of the camera
 * @param text its configuration, as a camera file; this room does not look into it
 * @param version 1 for the first that was written of this camera, then one more each time; 0 for one that was never in
 *     the topic
 * @param by who wrote it
 * @param written when
 * @param confirmed when somebody last saw that the outlines fit the picture: landmarks taken before do not count any more
 * @param station the station that somebody moved it to
 */
public record CameraConfig(
        CameraId id,
        String text,
        long version,
        String by,
        Instant written,
        Instant confirmed,
        Optional<String> station) {

    /**
     * One that a file on this machine gives.
     *
     * @param confirmed as a rule when the file was written
     */
    public static CameraConfig given(CameraId id, String text, Instant confirmed) {
        return new CameraConfig(id, text, 0, "", confirmed, confirmed, Optional.empty());
    }

    /** The same with another text. */
    public CameraConfig withText(String other) {
        return new CameraConfig(id, other, version, by, written, confirmed, station);
    }

    /** The same with the outlines confirmed at another time. */
    public CameraConfig withConfirmed(Instant time) {
        return new CameraConfig(id, text, version, by, written, time, station);
    }

    /** The same moved to a station, or to none. */
    public CameraConfig withStation(Optional<String> name) {
        return new CameraConfig(id, text, version, by, written, confirmed, name);
    }

    /** Whether a line that watches by this configuration need not change for the other one. */
    boolean watchesLike(CameraConfig other) {
        return text.equals(other.text) && confirmed.equals(other.confirmed);
    }
}
