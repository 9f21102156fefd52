package zebrawatch.zones.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.Material;
import zebrawatch.config.CameraFile;
import zebrawatch.scene.Box;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.video.FileSource;
import zebrawatch.video.Frame;
import zebrawatch.video.FrameSource;

class ZebraFinderTest {
    /** One picture of each scene, with what hides bars in it, and how much of outline and proposal both cover at least. */
    @ParameterizedTest
    @CsvSource({
        "already-on-zebra, 0.3, 0.85", // a car covers three bars
        "backlight, 2, 0.85",
        "case2-cycle-lane, 5, 0.85", // people on the bars
        "case7-refuge-waiting, 2, 0.85", // two groups beside a refuge
        "empty-street, 2, 0.8", // a car covers four of nine bars
        "kerb-standing, 5, 0.6", // a car covers the three bars at one end
        "night-lamps, 0.3, 0.85",
        "one-way-street, 2, 0.85",
        "right-turn-channel, 2, 0.85",
        "shaking-camera, 0.3, 0.85",
    })
    void theZebraOfASampleIsProposed(String sample, double second, double least) {
        Path folder = Path.of("samples", sample);
        Crossing crossing = CameraFile.read(folder.resolve("camera.yaml"))
                .crossings()
                .get(0)
                .crossing();
        Zebra zebra = proposed(folder.resolve("clip.mp4"), second).orElseThrow();
        double both = overlap(zebra.outline(), crossing.outline());
        assertThat(both).as(zebra.toString()).isGreaterThan(least);
        assertThat(zebra.width()).isBetween(crossing.width() - 1, crossing.width() + 1);
        assertThat(zebra.outline().signedArea()).as("counter-clockwise").isNegative();
        assertThat(zebra.outline().isConvex()).isTrue();
    }

    @Test
    void wornBarsOfARealStreetAreProposed() {
        Polygon labelled = new Polygon(
                List.of(new Point(180, 268), new Point(560, 217), new Point(640, 233), new Point(228, 306)));
        Zebra zebra = proposed(Material.shared("data/footage/madison-randall-crosswalk.mp4"), 1)
                .orElseThrow();
        assertThat(overlap(zebra.outline(), labelled)).as(zebra.toString()).isGreaterThan(0.7);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPaintedZebraIsFoundInShadowWornAndInPartHidden(long seed) {
        PaintedStreet street = new PaintedStreet(seed, true);
        Zebra zebra = ZebraFinder.in(street.seen()).orElseThrow();
        assertThat(overlap(zebra.outline(), street.outline()))
                .as(zebra.toString())
                .isGreaterThan(0.8);
        assertThat(zebra.width() / street.width()).as("a guess").isBetween(0.6, 1.6);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPaintedStreetWithoutOneHasNone(long seed) {
        assertThat(ZebraFinder.in(new PaintedStreet(seed, false).seen())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 20})
    void aPathWithoutAZebraHasNone(double second) {
        Path path = Material.debian("/usr/share/doc/opencv-doc/examples/data/vtest.avi", "opencv-doc");
        assertThat(proposed(path, second)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {3})
    void twoLinesAcrossAStreetAreNoZebra(double second) {
        assertThat(proposed(Material.shared("data/footage/kilmer-intersection.mp4"), second))
                .isEmpty();
    }

    private static Optional<Zebra> proposed(Path clip, double second) {
        Instant begin = Instant.EPOCH;
        try (FrameSource source = new FileSource(new CameraId("c"), clip, begin)) {
            Optional<Frame> next = source.next();
            while (true) {
                try (Frame frame = next.orElseThrow()) {
                    if (Duration.between(begin, frame.time()).toMillis() >= second * 1000) {
                        return ZebraFinder.in(Street.of(frame.pixels()));
                    }
                }
                next = source.next();
            }
        }
    }

    /** Area that both cover beside that which either covers, by points a pixel apart. */
    private static double overlap(Polygon one, Polygon other) {
        Box a = one.bounds();
        Box b = other.bounds();
        int both = 0;
        int either = 0;
        for (double x = Math.min(a.left(), b.left()); x < Math.max(a.right(), b.right()); x++) {
            for (double y = Math.min(a.top(), b.top()); y < Math.max(a.bottom(), b.bottom()); y++) {
                Point p = new Point(x, y);
                boolean inOne = one.contains(p);
                boolean inOther = other.contains(p);
                both += inOne && inOther ? 1 : 0;
                either += inOne || inOther ? 1 : 0;
            }
        }
        return both / (double) Math.max(1, either);
    }
}
