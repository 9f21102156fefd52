package zebrawatch.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import zebrawatch.publish.Counts;
import zebrawatch.publish.HourCount;
import zebrawatch.rule.Verdict;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Location;

/** Hours' totals for tests: each camera has a crossing to the north, was watched for an hour, and somebody walked for each who gave way. */
final class Totals {
    private Totals() {}

    static HourCount total(String camera, Instant hour, long run, long yielded, long violated) {
        return total(camera, Optional.empty(), hour, run, yielded, violated);
    }

    static HourCount total(
            String camera, Optional<Location> location, Instant hour, long run, long yielded, long violated) {
        Counts counts = new Counts(
                Map.of(Verdict.YIELDED, yielded, Verdict.VIOLATED, violated), yielded, 0, 0, Duration.ofHours(1));
        return new HourCount(
                new CameraId(camera),
                "北侧人行横道",
                hour,
                new UUID(0, run),
                "box-07",
                "北京路 " + camera,
                location,
                hour,
                counts);
    }

    static String spot(String camera) {
        return "北京路 " + camera + " · 北侧人行横道";
    }
}
