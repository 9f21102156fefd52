package zebrawatch.publish;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Location;

/**
 * A running total of what a station counted on a crossing within an hour, as {@code zebra.counts} tells it. Of one run the
 * last told is the one that counts; an hour's counts are the sum over its runs, for a station that starts again begins
 * another.
 *
 * @param hour its begin
 * @param run which total: a new one for every beginning
 * @param station who counts
 * @param place of the camera, for people
 * @param location where that is, if somebody said it
 * @param told when the total was so
 */
public record HourCount(
        CameraId camera,
        String crossing,
        Instant hour,
        UUID run,
        String station,
        String place,
        Optional<Location> location,
        Instant told,
        Counts counts) {
    /** The key of its record. */
    String key() {
        return camera.value() + "/" + crossing + "/" + hour + "/" + run;
    }

    HourCount with(Counts more, Instant now) {
        return new HourCount(camera, crossing, hour, run, station, place, location, now, counts.plus(more));
    }
}
