package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zebrawatch.detect.Colouring;
import zebrawatch.scene.Box;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;
import zebrawatch.track.Track;
import zebrawatch.track.Tracker;
import zebrawatch.video.Frame;

/** Two cars drive side by side, a bus hides them for a second, and behind it they change lanes. */
class SwapBehindABusTest {
    private static final Instant START = Instant.parse("2026-05-01T08:00:00Z");
    private static final int FRAMES = 40;
    private static final int HIDDEN_FROM = 18;
    private static final int HIDDEN_TO = 28;
    private static final Box BUS = new Box(150, 90, 330, 180);

    /** Blue, green, red of the paint in the sun. */
    private enum Paint {
        RED(40, 40, 200),
        BLUE(190, 70, 30),
        GREEN(60, 150, 50),
        WHITE(225, 230, 230),
        BLACK(30, 30, 30);

        private final int blue;
        private final int green;
        private final int red;

        Paint(int blue, int green, int red) {
            this.blue = blue;
            this.green = green;
            this.red = red;
        }

        Scalar in(double light) {
            return new Scalar(light * blue, light * green, light * red, 0);
        }
    }

    /** Pairs that a witness would tell apart. */
    private enum Pair {
        RED_AND_BLUE(Paint.RED, Paint.BLUE),
        RED_AND_WHITE(Paint.RED, Paint.WHITE),
        GREEN_AND_BLACK(Paint.GREEN, Paint.BLACK),
        WHITE_AND_BLACK(Paint.WHITE, Paint.BLACK);

        private final Paint upper;
        private final Paint lower;

        Pair(Paint upper, Paint lower) {
            this.upper = upper;
            this.lower = lower;
        }
    }

    @ParameterizedTest
    @EnumSource
    void noTrackGoesOverToACarOfAnotherColour(Pair pair) {
        assertThat(carsOfTrack(pair.upper, pair.lower, 1).values())
                .hasSizeGreaterThan(1)
                .allSatisfy(cars -> assertThat(cars).hasSize(1));
    }

    @ParameterizedTest
    @EnumSource
    void withoutAPictureTheyWouldBeExchanged(Pair pair) {
        assertThat(follow(pair.upper, pair.lower, 1, false).values())
                .allSatisfy(cars -> assertThat(cars).hasSize(2));
    }

    @ParameterizedTest
    @EnumSource
    void alikeCarsAreStillTakenUpWhereTheyAreExpected(Paint paint) {
        assertThat(carsOfTrack(paint, paint, 1)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void theShadeTheyComeOutInMakesNoOtherCars(Paint paint) {
        assertThat(carsOfTrack(paint, paint, 0.5)).hasSize(2);
    }

    private static Map<Long, Set<Integer>> carsOfTrack(Paint upper, Paint lower, double lightBehind) {
        return follow(upper, lower, lightBehind, true);
    }

    /** For each track the cars it followed. */
    private static Map<Long, Set<Integer>> follow(Paint upper, Paint lower, double lightBehind, boolean looking) {
        Tracker tracker = new Tracker();
        Map<Long, Set<Integer>> carsOfTrack = new TreeMap<>();
        for (int i = 0; i < FRAMES; i++) {
            boolean hidden = i >= HIDDEN_FROM && i < HIDDEN_TO;
            boolean changed = i >= HIDDEN_FROM;
            List<Box> cars = List.of(car(i, changed ? 200 : 120), car(i, changed ? 120 : 200));
            List<Detection> seen = new ArrayList<>();
            if (hidden) {
                seen.add(new Detection(RoadUser.BUS, BUS, 0.8));
            } else {
                cars.forEach(box -> seen.add(new Detection(RoadUser.CAR, box, 0.7)));
            }
            double light = changed ? lightBehind : 1;
            try (Frame frame = frame(i, light)) {
                paint(frame.pixels(), cars.get(0), upper, light);
                paint(frame.pixels(), cars.get(1), lower, light);
                if (hidden) {
                    fill(frame.pixels(), BUS, new Scalar(60, 180, 200, 0));
                }
                for (Track track : tracker.update(frame.time(), looking ? Colouring.of(frame, seen) : seen)) {
                    for (int car = 0; car < cars.size(); car++) {
                        if (track.seen() && track.box().iou(cars.get(car)) > 0.6) {
                            carsOfTrack
                                    .computeIfAbsent(track.id(), id -> new HashSet<>())
                                    .add(car);
                        }
                    }
                }
            }
        }
        return carsOfTrack;
    }

    private static Box car(int i, double top) {
        return new Box(100 + 6 * i, top, 120, 60);
    }

    private static Frame frame(int i, double light) {
        Mat road = new Mat(360, 640, CV_8UC3, new Scalar(120 * light, 120 * light, 120 * light, 0));
        return new Frame(new CameraId("swap"), START.plusMillis(i * 100L), road);
    }

    /** A car's body with its dark windows and the road beside it. */
    private static void paint(Mat picture, Box car, Paint paint, double light) {
        fill(picture, new Box(car.left() + 4, car.top() + 20, car.width() - 8, 32), paint.in(light));
        fill(picture, new Box(car.left() + 25, car.top() + 2, car.width() - 50, 18), Paint.BLACK.in(light));
    }

    private static void fill(Mat picture, Box box, Scalar colour) {
        try (Rect part = new Rect((int) box.left(), (int) box.top(), (int) box.width(), (int) box.height());
                Mat pixels = new Mat(picture, part)) {
            pixels.put(colour);
        }
        colour.close();
    }
}
