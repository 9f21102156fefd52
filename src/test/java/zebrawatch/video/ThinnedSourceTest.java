package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.scene.CameraId;

class ThinnedSourceTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "30, 10, 10", // every third
        "25, 10, 10", // two or three between
        "12, 10, 10", // now and then one is left out
        "10, 10, 10", // all
        "5, 10, 5", // slower than the limit: all
    })
    void thePassedRateIsTheLowerOfTheTwo(double sourceRate, double limit, double expected) {
        List<Instant> passed = passed(sourceRate, limit, 20, new AtomicInteger());
        assertThat(passed.size() / 20.0).isCloseTo(expected, withinPercentage(2));
    }

    @Test
    void whatIsLeftOutIsTold() {
        AtomicInteger skipped = new AtomicInteger();
        List<Instant> passed = passed(30, 10, 10, skipped);
        assertThat(passed.size() + skipped.get()).isEqualTo(300);
    }

    private static List<Instant> passed(double sourceRate, double limit, int seconds, AtomicInteger skipped) {
        List<Instant> passed = new ArrayList<>();
        try (ThinnedSource thinned = new ThinnedSource(clip(sourceRate, seconds), limit, skipped::incrementAndGet)) {
            Optional<Frame> next = thinned.next();
            while (next.isPresent()) {
                passed.add(next.get().time());
                next.get().close();
                next = thinned.next();
            }
        }
        return passed;
    }

    private static FrameSource clip(double rate, int seconds) {
        return new FrameSource() {
            private int n;

            @Override
            public Optional<Frame> next() {
                if (n >= rate * seconds) {
                    return Optional.empty();
                }
                Instant time = START.plus(Duration.ofNanos(Math.round(1e9 * n++ / rate)));
                return Optional.of(new Frame(new CameraId("test"), time, new Mat(4, 4, opencv_core.CV_8UC3)));
            }

            @Override
            public Footage footage() {
                return Footage.none();
            }

            @Override
            public void close() {}
        };
    }
}
