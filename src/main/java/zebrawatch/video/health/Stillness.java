package zebrawatch.video.health;

import static zebrawatch.video.health.Measure.Quantity.STILLNESS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.jspecify.annotations.Nullable;

/** Whether the same picture comes again and again. A sensor always has some noise; a picture sent again has none. */
final class Stillness implements AutoCloseable {
    /** Mean difference of grey levels: what coding the same picture anew makes of it. */
    private static final double SAME = 0.05;

    private final Duration frozenAfter;
    private @Nullable Mat kept;
    private Instant since = Instant.MAX;
    private Instant last = Instant.MIN;

    Stillness(Duration frozenAfter) {
        this.frozenAfter = frozenAfter;
    }

    void look(Instant time, Mat grey) {
        last = time;
        if (kept != null && difference(kept, grey) <= SAME) {
            return;
        }
        close();
        kept = grey.clone();
        since = time;
    }

    Optional<Complaint> complaint() {
        return kept == null || Duration.between(since, last).compareTo(frozenAfter) < 0
                ? Optional.empty()
                : Optional.of(new Complaint(
                        Ailment.FROZEN,
                        since,
                        List.of(Measure.of(STILLNESS, Duration.between(since, last), frozenAfter))));
    }

    private static double difference(Mat a, Mat b) {
        try (Mat difference = new Mat()) {
            opencv_core.absdiff(a, b, difference);
            try (Scalar mean = opencv_core.mean(difference)) {
                return mean.get(0);
            }
        }
    }

    @Override
    public void close() {
        if (kept != null) {
            kept.close();
            kept = null;
        }
    }
}
