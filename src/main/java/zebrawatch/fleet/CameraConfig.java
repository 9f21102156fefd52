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
 * @param pictureWanted when somebody last asked for a fresh picture of it
 */
public record CameraConfig(
        CameraId id,
        String text,
        long version,
        String by,
        Instant written,
        Instant confirmed,
        Optional<String> station,
        Optional<Instant> pictureWanted) {

    /**
     * One that a file on this machine gives.
     *
     * @param confirmed as a rule when the file was written
     */
    public static CameraConfig given(CameraId id, String text, Instant confirmed) {
        return new CameraConfig(id, text, 0, "", confirmed, confirmed, Optional.empty(), Optional.empty());
    }

    /** The same with another text. */
    public CameraConfig withText(String other) {
        return new CameraConfig(id, other, version, by, written, confirmed, station, pictureWanted);
    }

    /** The same with the outlines confirmed at another time. */
    public CameraConfig withConfirmed(Instant time) {
        return new CameraConfig(id, text, version, by, written, time, station, pictureWanted);
    }

    /** The same moved to a station, or to none. */
    public CameraConfig withStation(Optional<String> name) {
        return new CameraConfig(id, text, version, by, written, confirmed, name, pictureWanted);
    }

    /** The same with a fresh picture asked for. */
    public CameraConfig withPictureWanted(Instant time) {
        return new CameraConfig(id, text, version, by, written, confirmed, station, Optional.of(time));
    }

    /** Whether another says the same of the camera, whatever picture is asked for: it is no new version. */
    boolean saysWhat(CameraConfig other) {
        return watchesLike(other) && station.equals(other.station);
    }

    /** Whether the other one asks for a picture that this one does not. */
    boolean isFollowedByWish(CameraConfig other) {
        return other.pictureWanted.isPresent() && !other.pictureWanted.equals(pictureWanted);
    }

    /** Whether a line that watches by this configuration need not change for the other one. */
    boolean watchesLike(CameraConfig other) {
        return text.equals(other.text) && confirmed.equals(other.confirmed);
    }
}
