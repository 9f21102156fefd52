package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.Signal;

class PictureLampTest {
    private static final Polygon REGION =
            new Polygon(List.of(new Point(40, 20), new Point(60, 20), new Point(60, 60), new Point(40, 60)));
    private static final Rect UPPER = new Rect(44, 24, 12, 12);
    private static final Rect LOWER = new Rect(44, 44, 12, 12);
    private static final Scalar RED = new Scalar(30, 40, 230, 0);
    private static final Scalar GREEN = new Scalar(190, 230, 60, 0);
    private static final Scalar DARK = new Scalar(25, 25, 25, 0);

    private final Lamp lamp = new PictureLamp(REGION);

    @Test
    void theLampThatShinesIsTheSignal() {
        assertThat(read(0, UPPER, RED)).isEqualTo(Signal.RED);
        assertThat(read(1, LOWER, GREEN)).isEqualTo(Signal.GREEN);
    }

    @Test
    void flashingGreenIsGreen() {
        assertThat(read(0, LOWER, GREEN)).isEqualTo(Signal.GREEN);
        assertThat(read(0.5, LOWER, DARK)).isEqualTo(Signal.GREEN);
        assertThat(read(1, LOWER, GREEN)).isEqualTo(Signal.GREEN);
        assertThat(read(2.4, LOWER, DARK)).isEqualTo(Signal.GREEN);
        assertThat(read(2.6, LOWER, DARK)).isEqualTo(Signal.UNKNOWN);
    }

    @Test
    void aDarkSignalIsUnknown() {
        assertThat(read(0, UPPER, DARK)).isEqualTo(Signal.UNKNOWN);
    }

    @Test
    void whatShinesOutsideTheRegionIsNoSignal() {
        assertThat(read(0, new Rect(70, 20, 20, 20), RED)).isEqualTo(Signal.UNKNOWN);
    }

    @Test
    void whiteLightAndFewPixelsAreNoSignal() {
        assertThat(read(0, UPPER, new Scalar(250, 250, 250, 0))).isEqualTo(Signal.UNKNOWN);
        assertThat(read(0, new Rect(44, 24, 3, 3), RED)).isEqualTo(Signal.UNKNOWN);
    }

    @Test
    void aRegionBeyondThePictureIsReadAsFarAsItGoes() {
        Lamp atTheEdge = new PictureLamp(
                new Polygon(List.of(new Point(90, -10), new Point(110, -10), new Point(110, 30), new Point(90, 30))));
        assertThat(read(atTheEdge, 0, new Rect(92, 2, 8, 20), GREEN)).isEqualTo(Signal.GREEN);
    }

    private Signal read(double seconds, Rect place, Scalar colour) {
        return read(lamp, seconds, place, colour);
    }

    private static Signal read(Lamp lamp, double seconds, Rect place, Scalar colour) {
        Mat pixels = new Mat(80, 100, opencv_core.CV_8UC3, new Scalar(90, 90, 90, 0));
        opencv_imgproc.rectangle(pixels, place, colour, opencv_imgproc.FILLED, opencv_imgproc.LINE_8, 0);
        Instant time = Instant.EPOCH.plusMillis(Math.round(seconds * 1000));
        try (Frame frame = new Frame(new CameraId("kl-1"), time, pixels)) {
            return lamp.read(frame);
        }
    }
}
