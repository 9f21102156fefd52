package zebrawatch.evidence;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import zebrawatch.rule.Moments;
import zebrawatch.rule.Party;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Box;
import zebrawatch.scene.Camera;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Direction;
import zebrawatch.scene.Footprint;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Lane;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.StopLines;
import zebrawatch.scene.Uncertainty;
import zebrawatch.scene.Velocity;
import zebrawatch.track.GroundTrack;
import zebrawatch.track.Track;
import zebrawatch.video.Frame;

/**
 * A drawn passage at 10 pictures a second: a blue car comes down the picture over a zebra while a green pedestrian walks
 * on it from left to right. Picture 10 is before the stop line, 20 on the zebra, 30 after it.
 */
public final class Passage {
    public static final Path FONT = Path.of("models/cache/NotoSansSC.ttf");
    public static final Instant START = Instant.parse("2026-03-05T08:15:00.123Z");
    public static final int PICTURES = 36;
    public static final long CAR = 7;
    public static final long PEDESTRIAN = 3;
    public static final Camera CAMERA = new Camera(
            new CameraId("kaili-07"),
            "凯里市北京西路与韶山南路路口",
            1280,
            720,
            List.of(new Crossing(
                    "北侧",
                    new Polygon(List.of(
                            new Point(200, 560), new Point(1080, 560), new Point(960, 420), new Point(320, 420))),
                    20,
                    5,
                    List.of(
                            new Lane("由北向南", new Interval(5, 10), Direction.BACKWARD, Lane.Kind.MOTOR),
                            new Lane("由南向北", new Interval(10, 15), Direction.FORWARD, Lane.Kind.MOTOR)),
                    Optional.of(new Interval(10, 10)),
                    new StopLines(-2, 7))));

    private Passage() {}

    public static Instant time(int number) {
        return START.plusMillis(100L * number);
    }

    public static Box car(int number) {
        double width = 90 + 4 * number;
        return new Box(500 - 2 * number, 200 + 12 * number, width, 0.8 * width);
    }

    public static Box pedestrian(int number) {
        return new Box(300 + 8 * number, 380, 40, 110);
    }

    /** The picture of that number; the caller closes it. */
    public static Frame frame(int number) {
        Mat picture = new Mat(720, 1280, opencv_core.CV_8UC3, new Scalar(90, 95, 90, 0));
        for (int stripe = 0; stripe < 10; stripe++) {
            fill(picture, new Box(260 + 80 * stripe, 430, 40, 120), new Scalar(210, 210, 210, 0));
        }
        fill(picture, car(number), new Scalar(200, 80, 40, 0));
        fill(picture, pedestrian(number), new Scalar(60, 160, 60, 0));
        return new Frame(CAMERA.id(), time(number), picture);
    }

    private static void fill(Mat picture, Box box, Scalar colour) {
        try (colour;
                Rect rect = new Rect((int) box.left(), (int) box.top(), (int) box.width(), (int) box.height())) {
            opencv_imgproc.rectangle(picture, rect, colour, opencv_imgproc.FILLED, opencv_imgproc.LINE_8, 0);
        }
    }

    public static List<Track> tracks(int number) {
        return List.of(
                new Track(PEDESTRIAN, RoadUser.PEDESTRIAN, START, time(number), pedestrian(number), 0.7, true),
                new Track(CAR, RoadUser.CAR, START, time(number), car(number), 0.6, true));
    }

    /** The same on the crossing's ground. */
    public static Map<String, List<GroundTrack>> ground(int number) {
        return Map.of(
                "北侧",
                List.of(
                        grounded(PEDESTRIAN, RoadUser.PEDESTRIAN, pedestrian(number), number),
                        grounded(CAR, RoadUser.CAR, car(number), number)));
    }

    /** Where somebody is on the crossing's ground. */
    public static PathPoint place(long track, int number) {
        return new PathPoint(
                time(number),
                track == CAR ? new GroundPoint(7, 14 - 0.5 * number) : new GroundPoint(3 + 0.13 * number, 2.5));
    }

    private static GroundTrack grounded(long track, RoadUser kind, Box box, int number) {
        GroundPoint place = place(track, number).place();
        return new GroundTrack(
                track,
                kind,
                START,
                time(number),
                place,
                new Velocity(0, 0),
                new Footprint(place, 0, 1, 1),
                Uncertainty.NONE,
                box,
                true);
    }

    public static Ruling ruling(Ruling.Kind kind) {
        return new Ruling(
                kind,
                time(20),
                "北侧",
                new Party(CAR, RoadUser.CAR, car(20), new GroundPoint(7, 5), new Velocity(0, -6)),
                new Party(
                        PEDESTRIAN, RoadUser.PEDESTRIAN, pedestrian(20), new GroundPoint(5, 2.5), new Velocity(1.3, 0)),
                6,
                new Moments(time(10), time(20), time(30)),
                List.of());
    }
}
