package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.scene.Box;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Detection;
import zebrawatch.scene.Looks;
import zebrawatch.scene.RoadUser;
import zebrawatch.track.Track;
import zebrawatch.track.Tracker;
import zebrawatch.video.Frame;

class ColouringTest {
    private static final Instant START = Instant.parse("2026-05-01T08:00:00Z");
    private static final Box CAR = new Box(100, 100, 80, 60);

    @ParameterizedTest
    @CsvSource({
        "200, 0, 0, 1, 0, 0, 0, 0, 0, 0.784",
        "0, 200, 0, 0, 0, 1, 0, 0, 0, 0.784",
        "0, 0, 100, 0, 0, 0, 0, 1, 0, 0.392",
        "200, 100, 0, 0.5, 0.5, 0, 0, 0, 0, 0.784",
        "120, 120, 120, 0, 0, 0, 0, 0, 0, 0.471",
        "100, 110, 120, 0, 0, 0, 0, 0, 0, 0.471",
        "0, 0, 0, 0, 0, 0, 0, 0, 0, 0"
    })
    void anEvenlyPaintedBoxHasOneHueOrNone(
            int red,
            int green,
            int blue,
            double reds,
            double yellows,
            double greens,
            double cyans,
            double blues,
            double magentas,
            double lightness) {
        Looks looks = looks(CAR, red, green, blue).orElseThrow();

        List<Double> hues = List.of(reds, yellows, greens, cyans, blues, magentas);
        for (int hue = 0; hue < Looks.HUES; hue++) {
            assertThat(looks.hues().get(hue)).isCloseTo(hues.get(hue), within(1e-9));
        }
        assertThat(looks.lightness()).isCloseTo(lightness, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({
        "140, 100, 0.7, true", // the right half hidden: red
        "140, 100, 0.2, false", // by somebody who is hardly there: his blue counts
        "140, 80, 0.7, false", // he stands farther away and hides nothing
    })
    void whatANearerBoxHidesDoesNotCount(double left, double top, double score, boolean hides) {
        Box other = new Box(left, top, 90, 70);
        List<Detection> seen =
                List.of(new Detection(RoadUser.CAR, CAR, 0.8), new Detection(RoadUser.CAR, other, score));
        try (Frame frame = frame(START)) {
            paint(frame, CAR, 200, 0, 0);
            paint(frame, other, 0, 0, 200);

            Looks looks = Colouring.of(frame, seen).get(0).looks().orElseThrow();

            assertThat(looks.hues().get(0) > 0.99).isEqualTo(hides);
        }
    }

    @ParameterizedTest
    @CsvSource({"-300, 100", "100, 500", "-60, 100", "310, 100"})
    void ofWhatIsMostlyOffThePictureNothingIsKnown(double left, double top) {
        assertThat(looks(new Box(left, top, 80, 60), 200, 0, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"200, 40, 40", "40, 60, 180", "230, 230, 230", "60, 60, 60", "180, 160, 30"})
    void inHalfTheLightItHardlyDiffers(int red, int green, int blue) {
        Looks sun = looks(CAR, red, green, blue).orElseThrow();
        Looks shade = looks(CAR, red / 2, green / 2, blue / 2).orElseThrow();

        assertThat(sun.difference(shade)).isLessThan(0.05);
    }

    /** White in the sun, an eighth of it in the end: more than shade, but never at once; a gap of 0.8 s in the dark. */
    @Test
    void lightThatFadesOnTheWayPartsNobody() {
        Tracker tracker = new Tracker();
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            if (i >= 60 && i < 68) {
                continue;
            }
            int light = (int) (240 * Math.pow(1 / 8.0, Math.min(1, i / 60.0)));
            Box box = new Box(40 + 2 * i, 100, 80, 60);
            try (Frame frame = frame(START.plusMillis(i * 100L))) {
                paint(frame, box, light, light, light);
                List<Detection> seen = Colouring.of(frame, List.of(new Detection(RoadUser.CAR, box, 0.7)));
                tracker.update(frame.time(), seen).stream().map(Track::id).forEach(ids::add);
            }
        }

        assertThat(looks(CAR, 240, 240, 240)
                        .orElseThrow()
                        .difference(looks(CAR, 30, 30, 30).orElseThrow()))
                .isGreaterThan(0.5);
        assertThat(ids).hasSizeGreaterThan(60).containsOnly(1L);
    }

    private static Optional<Looks> looks(Box box, int red, int green, int blue) {
        try (Frame frame = frame(START)) {
            paint(frame, box, red, green, blue);
            return Colouring.of(frame, List.of(new Detection(RoadUser.CAR, box, 0.7)))
                    .get(0)
                    .looks();
        }
    }

    private static Frame frame(Instant time) {
        try (Scalar road = new Scalar(120, 120, 120, 0)) {
            return new Frame(new CameraId("paint"), time, new Mat(240, 320, CV_8UC3, road));
        }
    }

    private static void paint(Frame frame, Box box, int red, int green, int blue) {
        box.within(new Box(0, 0, frame.width(), frame.height())).ifPresent(shown -> {
            try (Rect part =
                            new Rect((int) shown.left(), (int) shown.top(), (int) shown.width(), (int) shown.height());
                    Mat pixels = new Mat(frame.pixels(), part);
                    Scalar colour = new Scalar(blue, green, red, 0)) {
                pixels.put(colour);
            }
        });
    }
}
