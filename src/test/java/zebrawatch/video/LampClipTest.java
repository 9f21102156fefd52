package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.Signal;

/**
 * A signal as a camera's stream shows it: out of focus, noisy, and through H.264 with half the colours left out. The signal
 * is drawn, for no sample clip has one: two lamps one above the other in a dark housing before a bright or dark street.
 */
class LampClipTest {
    private static final int TOP = 60;
    private static final int LEFT = 150;

    @TempDir
    private Path folder = Path.of("");

    /** Colours are blue green red; the radius is of the lamp, in pixels, and the core's share of it is burnt out to white. */
    @ParameterizedTest
    @CsvSource({
        "day,             110, 7, 40 50 220,  0,    0, 12, 28, RED",
        "day,             110, 7, 170 220 70, 1,    0, 12, 28, GREEN",
        "far away,        110, 3, 40 50 230,  0,    0, 12, 28, RED",
        "far away,        110, 3, 180 230 70, 1,    0, 12, 28, GREEN",
        "poor stream,     110, 7, 40 50 220,  0,    0, 25, 38, RED",
        "poor stream,     110, 7, 170 220 70, 1,    0, 25, 38, GREEN",
        "night,           14,  7, 40 50 250,  0,  0.5, 25, 32, RED",
        "night,           14,  7, 190 250 80, 1,  0.5, 25, 32, GREEN",
        "burnt out,       14,  7, 255 255 255, 0,   1, 12, 28, UNKNOWN",
        "dark,            110, 7, 30 30 30,   0,    0, 25, 28, UNKNOWN",
        "unlit in the sun, 170, 7, 50 55 105, 0,    0, 12, 28, UNKNOWN"
    })
    void aLampIsReadThroughTheStream(
            String when,
            int street,
            int radius,
            String colour,
            int place,
            double core,
            int noise,
            int compression,
            Signal signal)
            throws IOException, InterruptedException {
        Path picture = folder.resolve("signal.png");
        draw(picture, street, radius, colour, place, core);
        Path clip = Clips.ffmpeg(
                folder.resolve("signal.mp4"),
                "-loop",
                "1",
                "-framerate",
                "12",
                "-i",
                picture.toString(),
                "-t",
                "1",
                "-vf",
                "noise=alls=" + noise + ":allf=t",
                "-c:v",
                "libx264",
                "-crf",
                Integer.toString(compression),
                "-pix_fmt",
                "yuv420p");
        assertThat(read(clip, radius)).as(when).hasSize(12).containsOnly(signal);
    }

    private static List<Signal> read(Path clip, int radius) {
        Rect housing = housing(radius);
        Lamp lamp = new PictureLamp(new Polygon(List.of(
                new zebrawatch.scene.Point(housing.x(), housing.y()),
                new zebrawatch.scene.Point(housing.x() + housing.width(), housing.y()),
                new zebrawatch.scene.Point(housing.x() + housing.width(), housing.y() + housing.height()),
                new zebrawatch.scene.Point(housing.x(), housing.y() + housing.height()))));
        List<Signal> read = new ArrayList<>();
        try (FileSource source = new FileSource(new CameraId("kl-1"), clip, Instant.EPOCH)) {
            for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next()) {
                try (Frame frame = next.get()) {
                    read.add(lamp.read(frame));
                }
            }
        }
        return read;
    }

    private static void draw(Path file, int street, int radius, String colour, int place, double core) {
        try (Mat pixels = new Mat(240, 320, opencv_core.CV_8UC3, Scalar.all(street))) {
            opencv_imgproc.rectangle(
                    pixels, housing(radius), Scalar.all(Math.min(25, street)), opencv_imgproc.FILLED, 8, 0);
            Point middle = new Point(LEFT + 2 * radius, TOP + 2 * radius + place * 4 * radius);
            String[] shines = colour.split(" ", -1);
            Scalar light = new Scalar(
                    Integer.parseInt(shines[0]), Integer.parseInt(shines[1]), Integer.parseInt(shines[2]), 0);
            opencv_imgproc.circle(pixels, middle, radius, light, opencv_imgproc.FILLED, opencv_imgproc.LINE_AA, 0);
            int burnt = (int) Math.round(core * radius);
            if (burnt > 0) {
                opencv_imgproc.circle(
                        pixels, middle, burnt, Scalar.all(255), opencv_imgproc.FILLED, opencv_imgproc.LINE_AA, 0);
            }
            opencv_imgproc.GaussianBlur(pixels, pixels, new Size(0, 0), 1.2);
            opencv_imgcodecs.imwrite(file.toString(), pixels);
        }
    }

    private static Rect housing(int radius) {
        return new Rect(LEFT, TOP, 4 * radius, 8 * radius);
    }
}
