package zebrawatch.video.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import zebrawatch.Material;
import zebrawatch.config.CameraFile;
import zebrawatch.scene.Camera;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;

/** Watches sample clips, real footage and what can happen to them; a picture every two seconds. */
class HealthWatchTest {
    private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
    private static final Path STREET = Path.of("samples/violation-near-side");
    private static final List<Mat> STREET_PICTURES = Pictures.of(STREET.resolve("clip.mp4"), 8);
    private static final Duration STEP = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        STREET_PICTURES.forEach(Mat::close);
    }

    /** One camera being watched, its clip shown again and again. */
    private static final class Watched implements AutoCloseable {
        private final List<Mat> pictures;
        private final HealthWatch watch;
        private final Set<Ailment> seen = new TreeSet<>();
        private Instant now;
        private int next;

        Watched(Camera camera, List<Mat> pictures, Path folder, Instant from) {
            this.pictures = pictures;
            this.now = from;
            ReferenceFolder references = new ReferenceFolder(folder, camera.id(), "as drawn", Optional.empty());
            this.watch = new HealthWatch(camera, HealthSettings.STANDARD, references, from);
        }

        CameraHealth show(Duration time, UnaryOperator<Mat> change) {
            for (Instant until = now.plus(time); now.isBefore(until); now = now.plus(STEP)) {
                try (Mat picture = change.apply(pictures.get(next++ % pictures.size()))) {
                    watch.picture(now, picture);
                    watch.at(now).complaints().forEach(c -> seen.add(c.ailment()));
                }
            }
            return watch.at(now);
        }

        @Override
        public void close() {
            watch.close();
        }
    }

    private Watched street() {
        return new Watched(camera(STREET), STREET_PICTURES, folder, START);
    }

    private static Camera camera(Path sample) {
        return CameraFile.read(sample.resolve("camera.yaml")).camera();
    }

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("samples"))) {
            return folders.filter(f -> Files.exists(f.resolve("clip.mp4"))).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noSampleClipAlarms(Path sample) {
        List<Mat> pictures = Pictures.of(sample.resolve("clip.mp4"), 8);
        try (Watched watched = new Watched(camera(sample), pictures, folder, START)) {
            watched.show(Duration.ofSeconds(90), Mat::clone);
            assertThat(watched.seen).isEmpty();
        } finally {
            pictures.forEach(Mat::close);
        }
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                Arguments.of("shifted by 0.6 %", Pictures.shifted(7.7, 0)),
                Arguments.of("turned by a fifth of a degree", Pictures.turned(0.2, 1, 0, 0)),
                Arguments.of("a shade darker", Pictures.lit(0.4, 0)),
                Arguments.of("dusk with a noisy sensor", Pictures.both(Pictures.lit(0.25, 5), Pictures.noisy(4))),
                Arguments.of("glaring", Pictures.lit(1.5, 20)),
                Arguments.of(
                        "rain: flat, soft and noisy",
                        Pictures.both(Pictures.blurred(1), Pictures.both(Pictures.lit(0.6, 45), Pictures.noisy(6)))),
                Arguments.of("hard shadows", (UnaryOperator<Mat>) Pictures::shadowed),
                Arguments.of("noise", Pictures.noisy(12)),
                Arguments.of("compressed hard", Pictures.jpeg(10)),
                Arguments.of("a lorry over the left half", Pictures.hidden(0, 0.2, 0.45, 1)),
                Arguments.of("a lorry over the zebra", Pictures.hidden(0.3, 0.45, 0.9, 0.85)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void whatDoesNotMoveTheCameraDoesNotDisarmIt(String name, UnaryOperator<Mat> change) {
        try (Watched watched = street()) {
            watched.show(Duration.ofSeconds(20), Mat::clone);
            watched.show(Duration.ofSeconds(190), change);
            assertThat(watched.seen).as(name).doesNotContain(Ailment.MOVED, Ailment.SHIFTING, Ailment.UNSURE);
        }
    }

    static Stream<Arguments> moves() {
        return Stream.of(
                Arguments.of("1.1 % to the right", Pictures.shifted(14, 0), 14.0),
                Arguments.of("1.1 % down", Pictures.shifted(0, 14), 14.0),
                Arguments.of("4 % and noisy", Pictures.both(Pictures.shifted(-50, 10), Pictures.noisy(8)), 51.0),
                Arguments.of("8 %", Pictures.shifted(100, 0), 100.0),
                Arguments.of("at dusk", Pictures.both(Pictures.lit(0.3, 3), Pictures.shifted(20, 10)), 22.4),
                Arguments.of("turned by 3 degrees", Pictures.turned(3, 1, 0, 0), 20.0),
                Arguments.of("turned by 8 degrees", Pictures.turned(8, 1, 0, 0), 54.0),
                Arguments.of("zoomed in by 6 %", Pictures.turned(0, 1.06, 0, 0), 21.0),
                Arguments.of("zoomed out by 6 %", Pictures.turned(0, 0.94, 0, 0), 21.0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("moves")
    void aMovedCameraIsFoundWithinAMinuteAndSaysHowFar(String name, UnaryOperator<Mat> change, double pixels) {
        try (Watched watched = street()) {
            watched.show(Duration.ofSeconds(20), Mat::clone);
            assertThat(watched.show(STEP, change).isArmed())
                    .as("at the first look")
                    .isFalse();
            CameraHealth health = watched.show(Duration.ofSeconds(50), change);
            assertThat(health.worst().orElseThrow().ailment()).as(name).isEqualTo(Ailment.MOVED);
            assertThat(health.worst().orElseThrow().measures().get(0).value())
                    .isBetween(pixels * 0.85 - 1, pixels * 1.15 + 1);
            assertThat(health.isArmed()).isFalse();
        }
    }

    static Stream<Arguments> elsewhere() {
        return Stream.of(
                Arguments.of("turned away", (UnaryOperator<Mat>) Pictures::mirrored),
                Arguments.of("turned by a fifth of the picture", Pictures.shifted(256, 30)),
                Arguments.of("turned by 40 degrees", Pictures.turned(40, 1, 0, 0)),
                Arguments.of("zoomed to twice the size", Pictures.turned(0, 2, 0, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("elsewhere")
    void aCameraThatSeesAnotherStreetIsFoundInMinutes(String name, UnaryOperator<Mat> change) {
        try (Watched watched = street()) {
            watched.show(Duration.ofSeconds(20), Mat::clone);
            CameraHealth health = watched.show(Duration.ofSeconds(190), change);
            assertThat(health.worst().orElseThrow().ailment()).as(name).isEqualTo(Ailment.MOVED);
        }
    }

    static Stream<Arguments> poor() {
        return Stream.of(
                Arguments.of(Ailment.DARK, Pictures.lit(0.05, 0)),
                Arguments.of(Ailment.OVEREXPOSED, Pictures.lit(2, 100)),
                Arguments.of(Ailment.BLURRED, Pictures.blurred(6)),
                Arguments.of(Ailment.OCCLUDED, (UnaryOperator<Mat>) Pictures::cloth));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poor")
    void poorPicturesAreNamedAndPass(Ailment ailment, UnaryOperator<Mat> change) {
        try (Watched watched = street()) {
            watched.show(Duration.ofSeconds(20), Mat::clone);
            CameraHealth health = watched.show(Duration.ofMinutes(1), change);
            assertThat(health.state()).isEqualTo(ailment.code());
            assertThat(health.isArmed()).isTrue();
            assertThat(watched.show(Duration.ofSeconds(10), Mat::clone).state()).isEqualTo(CameraHealth.WELL);
        }
    }

    @Test
    void fogIsNoMove() {
        UnaryOperator<Mat> fog = Pictures.both(Pictures.blurred(8), Pictures.lit(0.1, 150));
        try (Watched watched = street()) {
            watched.show(Duration.ofSeconds(20), Mat::clone);
            CameraHealth health = watched.show(Duration.ofMinutes(4), Pictures.both(fog, Pictures.noisy(5)));
            assertThat(watched.seen)
                    .doesNotContain(Ailment.MOVED, Ailment.SHIFTING)
                    .contains(Ailment.UNSURE);
            assertThat(health.isArmed()).isTrue();
        }
    }

    @Test
    void aDayThatBecomesNightIsNoMoveAndNightHasAReferenceOfItsOwn() throws IOException {
        try (Watched watched = street()) {
            watched.show(Duration.ofSeconds(20), Mat::clone);
            for (double light = 1; light > 0.15; light *= 0.9) {
                watched.show(Duration.ofSeconds(20), Pictures.both(Pictures.lit(light, 4), Pictures.noisy(3)));
            }
            UnaryOperator<Mat> night = Pictures.both(Pictures.lit(0.14, 4), Pictures.noisy(3));
            watched.show(Duration.ofMinutes(2), night);
            assertThat(watched.seen).doesNotContain(Ailment.MOVED, Ailment.SHIFTING, Ailment.UNSURE, Ailment.BLURRED);
            CameraHealth moved = watched.show(Duration.ofMinutes(1), Pictures.both(Pictures.shifted(20, 0), night));
            assertThat(moved.state()).isEqualTo("moved");
        }
    }

    @Test
    void aPoleThatSwaysIsNoMove() {
        try (Watched watched = street()) {
            watched.show(Duration.ofSeconds(20), Mat::clone);
            for (int i = 0; i < 60; i++) {
                watched.show(STEP, Pictures.shifted(9 * Math.sin(i), 4 * Math.cos(2.0 * i)));
            }
            assertThat(watched.seen).isEmpty();
            for (int i = 0; i < 60; i++) {
                watched.show(STEP, Pictures.shifted(18 * Math.sin(i), 0));
            }
            assertThat(watched.seen)
                    .as("a gale: looks far out are suspect, none decides")
                    .containsExactly(Ailment.SHIFTING);
        }
    }

    @Test
    void aMovedCameraStaysDisarmedOverARestartUntilSomebodyConfirms() {
        UnaryOperator<Mat> knocked = Pictures.shifted(30, 0);
        Instant later;
        try (Watched watched = street()) {
            watched.show(Duration.ofSeconds(20), Mat::clone);
            watched.show(Duration.ofMinutes(1), knocked);
            assertThat(watched.show(Duration.ofMinutes(2), Mat::clone).state()).isEqualTo("moved");
            later = watched.now;
        }
        try (Watched again = new Watched(camera(STREET), STREET_PICTURES, folder, later)) {
            assertThat(again.show(STEP, knocked).isArmed()).isFalse();
        }
        ReferenceFolder confirmed = new ReferenceFolder(folder, camera(STREET).id(), "as drawn", Optional.of(later));
        try (HealthWatch watch = new HealthWatch(camera(STREET), HealthSettings.STANDARD, confirmed, later)) {
            assertThat(watch.at(later).state()).isEqualTo(CameraHealth.WELL);
        }
    }

    @Test
    void theReferenceOutlivesARestart() {
        try (Watched watched = street()) {
            watched.show(Duration.ofSeconds(20), Mat::clone);
        }
        try (Watched again = new Watched(camera(STREET), STREET_PICTURES, folder, START.plusSeconds(3600))) {
            assertThat(again.show(STEP, Pictures.shifted(30, 0)).state()).isEqualTo("shifting");
            assertThat(again.show(Duration.ofMinutes(1), Pictures.shifted(30, 0))
                            .state())
                    .isEqualTo("moved");
        }
    }

    @Test
    void anotherConfigurationTakesANewReferenceAndForgetsTheOld() throws IOException {
        try (Watched watched = street()) {
            watched.show(Duration.ofSeconds(20), Mat::clone);
        }
        ReferenceFolder other = new ReferenceFolder(folder, camera(STREET).id(), "drawn anew", Optional.empty());
        try (HealthWatch watch = new HealthWatch(camera(STREET), HealthSettings.STANDARD, other, START)) {
            for (int i = 0; i < 20; i++) {
                watch.picture(START.plus(STEP.multipliedBy(i)), STREET_PICTURES.get(i % STREET_PICTURES.size()));
            }
            assertThat(watch.at(START.plusSeconds(40)).state()).isEqualTo(CameraHealth.WELL);
        }
        try (Stream<Path> files = Files.list(folder.resolve(camera(STREET).id().value()))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void silenceIsOfflineAndTheSamePictureAgainIsFrozen() {
        try (Watched watched = street()) {
            watched.show(Duration.ofSeconds(20), Mat::clone);
            CameraHealth frozen = watched.show(
                    Duration.ofSeconds(90), picture -> STREET_PICTURES.get(3).clone());
            assertThat(frozen.state()).isEqualTo("frozen");
            assertThat(watched.show(STEP, Mat::clone).state()).isEqualTo(CameraHealth.WELL);
            CameraHealth offline = watched.watch.at(watched.now.plusSeconds(15));
            assertThat(offline.state()).isEqualTo("offline");
            assertThat(offline.chinese()).isEqualTo("没有画面:已无画面 17 秒(限值 10)");
            watched.watch.alive(watched.now.plusSeconds(14));
            assertThat(watched.watch.at(watched.now.plusSeconds(15)).state()).isEqualTo(CameraHealth.WELL);
        }
    }

    @Test
    void aClockOffByMoreThanASecondDisarms() {
        try (Watched watched = street()) {
            watched.watch.clock(START, Optional.of(Duration.ofSeconds(-1)));
            assertThat(watched.watch.at(START).isArmed()).isTrue();
            watched.watch.clock(START.plusSeconds(1), Optional.of(Duration.ofMillis(-1001)));
            watched.watch.clock(START.plusSeconds(2), Optional.of(Duration.ofMillis(-1400)));
            CameraHealth off = watched.watch.at(START.plusSeconds(2));
            assertThat(off.isArmed()).isFalse();
            assertThat(off.worst().orElseThrow().since()).isEqualTo(START.plusSeconds(1));
            assertThat(off.english()).endsWith("has a clock that is off: clock offset -1.40 s (limit 1.00)");
            watched.watch.clock(START.plusSeconds(3), Optional.of(Duration.ofMillis(200)));
            assertThat(watched.watch.at(START.plusSeconds(3)).isArmed()).isTrue();
        }
    }

    static Stream<Arguments> footage() {
        return Stream.of(
                Arguments.of((Supplier<Path>)
                        () -> Material.debian("/usr/share/doc/opencv-doc/examples/data/vtest.avi", "opencv-doc")),
                Arguments.of((Supplier<Path>) () -> Material.shared("data/footage/kilmer-intersection.mp4")),
                Arguments.of((Supplier<Path>) () -> Material.shared("data/footage/madison-randall-crosswalk.mp4")));
    }

    @ParameterizedTest
    @MethodSource("footage")
    void realFootageOfFixedCamerasIsWellAndFoundWhenShifted(Supplier<Path> clip) {
        List<Mat> pictures = Pictures.of(clip.get(), 15);
        try (Watched watched = new Watched(anyCamera(pictures.get(0)), pictures, folder, START)) {
            watched.show(STEP.multipliedBy(pictures.size()), Mat::clone);
            assertThat(watched.seen).isEmpty();
            UnaryOperator<Mat> knocked =
                    Pictures.shifted(0.013 * pictures.get(0).cols(), 0);
            assertThat(watched.show(Duration.ofMinutes(1), knocked).state()).isEqualTo("moved");
        } finally {
            pictures.forEach(Mat::close);
        }
    }

    /** The sample's crossing, stretched to the picture: where it lies in it does not matter here. */
    private static Camera anyCamera(Mat picture) {
        Camera sample = camera(STREET);
        Crossing crossing = sample.crossings().get(0);
        double x = (double) picture.cols() / sample.width();
        double y = (double) picture.rows() / sample.height();
        Polygon outline = new Polygon(crossing.outline().corners().stream()
                .map(p -> new Point(p.x() * x, p.y() * y))
                .toList());
        Crossing stretched = new Crossing(
                "any",
                outline,
                crossing.length(),
                crossing.width(),
                crossing.lanes(),
                crossing.centre(),
                crossing.stopLines());
        return new Camera(new CameraId("any"), "", picture.cols(), picture.rows(), List.of(stretched));
    }
}
