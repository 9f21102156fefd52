package zebrawatch.harness.soak;

import java.util.Map;

/**
 * What one camera's metrics say, as numbers since its line began.
 *
 * @param in pictures that came
 * @param decoded pictures
 * @param processed pictures looked at
 * @param dropped pictures that were wanted and not looked at, by reason
 * @param glances by result
 * @param followed time of the pictures followed, seconds
 * @param cpu processor time by who spent it, seconds
 * @param rulings by kind
 * @param evidence what became of failures to yield, by result
 * @param reconnects of its stream
 * @param restarts of its line
 */
public record CameraFigures(
        double in,
        double decoded,
        double processed,
        Map<String, Double> dropped,
        Map<String, Double> glances,
        double followed,
        Map<String, Double> cpu,
        Map<String, Double> rulings,
        Map<String, Double> evidence,
        double reconnects,
        double restarts) {

    /** A camera's part of what its station tells; zeros where it tells nothing. */
    public static CameraFigures of(MetricsText metrics, String camera) {
        return new CameraFigures(
                metrics.total("zebrawatch_frames_in_total", camera),
                metrics.total("zebrawatch_frames_decoded_total", camera),
                metrics.total("zebrawatch_frames_processed_total", camera),
                metrics.by("zebrawatch_frames_dropped_total", camera, "reason"),
                metrics.by("zebrawatch_glances_total", camera, "result"),
                metrics.total("zebrawatch_followed_seconds_total", camera),
                metrics.by("zebrawatch_cpu_seconds_total", camera, "part"),
                metrics.by("zebrawatch_rulings_total", camera, "kind"),
                metrics.by("zebrawatch_evidence_total", camera, "result"),
                metrics.total("zebrawatch_reconnects_total", camera),
                metrics.total("zebrawatch_restarts_total", camera));
    }

    /** All processor time of its own, seconds. */
    double cpuSeconds() {
        return cpu.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
