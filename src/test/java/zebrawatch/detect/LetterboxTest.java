package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zebrawatch.detect.DetectorSettings.Channels;
import zebrawatch.detect.DetectorSettings.Placing;
import zebrawatch.detect.net.Shape;
import zebrawatch.scene.Box;

class LetterboxTest {
    private static final int SIZE = 8;
    private static final NetDescription.Input NET = new NetDescription.Input(
            SIZE,
            Channels.BGR,
            List.of(10.0, 20.0, 30.0),
            List.of(2.0, 4.0, 5.0),
            Placing.TOP_LEFT,
            List.of(10.0, 20.0, 30.0));

    private final FloatPointer input = new FloatPointer(SIZE * SIZE * 3L);
    private final Letterbox letterbox = new Letterbox(NET, new Shape(SIZE, SIZE, 3), input);

    @AfterEach
    void close() {
        letterbox.close();
        input.close();
    }

    @Test
    void aWidePieceFillsTheWidthAndTheRestIsTheMean() {
        for (int i = 0; i < SIZE * SIZE * 3; i++) {
            input.put(i, 77);
        }
        try (Mat picture = new Mat(40, 60, opencv_core.CV_8UC3, new Scalar(110, 120, 130, 0));
                Rect crop = new Rect(10, 5, 32, 16)) {
            letterbox.fill(picture, crop);
        }

        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                float[] expected = y < 4 ? new float[] {50, 25, 20} : new float[] {0, 0, 0};
                assertThat(pixel(x, y)).as("pixel %d,%d", x, y).containsExactly(expected, within(1e-5f));
            }
        }
    }

    @Test
    void aHighPieceLeavesTheRightToTheMean() {
        try (Mat picture = new Mat(40, 60, opencv_core.CV_8UC3, new Scalar(110, 120, 130, 0));
                Rect crop = new Rect(0, 0, 10, 40)) {
            letterbox.fill(picture, crop);
        }

        assertThat(pixel(1, 7)).containsExactly(new float[] {50, 25, 20}, within(1e-5f));
        assertThat(pixel(2, 0)).containsExactly(new float[] {0, 0, 0}, within(1e-5f));
    }

    @Test
    void aShrunkPixelIsTheMeanOfItsArea() {
        try (Mat picture = new Mat(16, 16, opencv_core.CV_8UC3, new Scalar(10, 20, 30, 0));
                Rect one = new Rect(0, 0, 1, 1);
                Mat corner = picture.apply(one);
                Scalar bright = new Scalar(50, 60, 70, 0);
                Rect all = new Rect(0, 0, 16, 16)) {
            corner.put(bright);
            letterbox.fill(picture, all);
        }

        assertThat(pixel(0, 0)).containsExactly(new float[] {5, 2.5f, 2}, within(1e-5f));
        assertThat(pixel(1, 0)).containsExactly(new float[] {0, 0, 0}, within(1e-5f));
    }

    @Test
    void aLowInputIsFilledAsTheSquareIs() {
        NetDescription.Input net = new NetDescription.Input(
                SIZE,
                Channels.BGR,
                List.of(10.0, 20.0, 30.0),
                List.of(2.0, 4.0, 5.0),
                Placing.CENTRED,
                List.of(10.0, 20.0, 30.0));
        try (Letterbox low = new Letterbox(net, new Shape(6, SIZE, 3), input);
                Mat picture = new Mat(40, 60, opencv_core.CV_8UC3, new Scalar(110, 120, 130, 0));
                Rect crop = new Rect(10, 5, 32, 16)) {
            Letterbox.Placement placement = low.fill(picture, crop);

            for (int y = 0; y < 6; y++) {
                float[] expected = y >= 1 && y < 5 ? new float[] {50, 25, 20} : new float[] {0, 0, 0};
                assertThat(pixel(7, y)).as("row %d", y).containsExactly(expected, within(1e-5f));
            }
            assertThat(placement.toPicture(new Box(0, 1, 8, 4))).isEqualTo(new Box(10, 5, 32, 16));
        }
    }

    @Test
    void aBoxGoesBackToTheWholePicture() {
        try (Mat picture = new Mat(40, 60, opencv_core.CV_8UC3);
                Rect crop = new Rect(10, 5, 32, 16)) {
            Letterbox.Placement placement = letterbox.fill(picture, crop);

            assertThat(placement.toPicture(new Box(0, 0, 8, 4))).isEqualTo(new Box(10, 5, 32, 16));
            assertThat(placement.toPicture(new Box(2, 1, 3, 0.5))).isEqualTo(new Box(18, 9, 12, 2));
        }
    }

    @Test
    void aCentredPieceOfAnotherOrderOfColoursHasGreyAboveAndBelow() {
        NetDescription.Input net = new NetDescription.Input(
                SIZE,
                Channels.RGB,
                List.of(0.0, 0.0, 0.0),
                List.of(255.0, 255.0, 255.0),
                Placing.CENTRED,
                List.of(114.0, 114.0, 114.0));
        try (Letterbox other = new Letterbox(net, new Shape(SIZE, SIZE, 3), input);
                Mat picture = new Mat(40, 60, opencv_core.CV_8UC3, new Scalar(51, 102, 255, 0));
                Rect crop = new Rect(10, 5, 32, 16)) {
            Letterbox.Placement placement = other.fill(picture, crop);

            for (int y = 0; y < SIZE; y++) {
                float grey = 114 / 255f;
                float[] expected = y >= 2 && y < 6 ? new float[] {1, 0.4f, 0.2f} : new float[] {grey, grey, grey};
                assertThat(pixel(3, y)).as("row %d", y).containsExactly(expected, within(1e-5f));
            }
            assertThat(placement.toPicture(new Box(0, 2, 8, 4))).isEqualTo(new Box(10, 5, 32, 16));
        }
    }

    private float[] pixel(int x, int y) {
        int at = (y * SIZE + x) * 3;
        return new float[] {input.get(at), input.get(at + 1), input.get(at + 2)};
    }
}
