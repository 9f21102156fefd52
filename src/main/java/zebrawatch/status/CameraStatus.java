package zebrawatch.status;

import java.time.Duration;
import java.util.Optional;
import zebrawatch.meters.CameraReadings.Reading;
import zebrawatch.video.LiveState;
import zebrawatch.video.health.Ailment;
import zebrawatch.video.health.CameraHealth;

/**
 * How one camera's line is.
 *
 * @param place as shown on the evidence
 * @param health of the camera
 * @param pictureAge time since its newest picture; empty before the first
 * @param stream that its pictures come in; empty where there is none
 * @param reading of its metrics
 */
public record CameraStatus(
        String place, CameraHealth health, Optional<Duration> pictureAge, Optional<LiveState> stream, Reading reading) {

    /** What is in the way of its pictures, in Chinese; empty where nothing is. */
    Optional<String> trouble() {
        return stream.filter(s -> s.sentence().isPresent())
                .map(s -> s.condition().chinese());
    }

    boolean isOffline() {
        return health.complaints().stream().anyMatch(c -> c.ailment() == Ailment.OFFLINE);
    }
}
