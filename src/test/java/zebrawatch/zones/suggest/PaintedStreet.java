package zebrawatch.zones.suggest;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.StopLines;

/**
 * A street as some camera on a pole sees it, painted pixel by pixel: road, pavements, lane lines, a zebra, a shadow on half
 * of it, bars worn away, something dark before the zebra, noise. What is where comes from the seed.
 */
final class PaintedStreet {
    static final int WIDTH = 1280;
    static final int HEIGHT = 720;

    private final Random random;
    private final boolean zebra;
    private final double length;
    private final double width;
    private final double paint;
    private final double shadow;
    private final long worn;
    private final double hidden;
    private final Camera camera;

    /**
     * @param seed of everything
     * @param zebra whether there is one
     */
    PaintedStreet(long seed, boolean zebra) {
        this.random = new Random(seed);
        this.zebra = zebra;
        this.length = 7 + random.nextInt(10);
        this.width = 3 + random.nextInt(7) / 2.0;
        this.paint = 0.4 + 0.1 * random.nextDouble();
        this.shadow = random.nextDouble() * length;
        this.worn = random.nextInt((int) length);
        this.hidden = 1 + random.nextDouble() * (length - 3);
        this.camera = Camera.before(length, width, random);
    }

    /** A pinhole: at a height above the ground point (x, y), looking down by the pitch and to the side by the heading. */
    private record Camera(double x, double y, double height, double pitch, double heading, double focus) {
        static Camera before(double length, double width, Random random) {
            double heading = Math.toRadians(-50 + 100 * random.nextDouble());
            double height = 5 + 3 * random.nextDouble();
            double away = 14 + 8 * random.nextDouble();
            double pitch = Math.atan2(height, away) - Math.toRadians(-2 + 6 * random.nextDouble());
            double focus = WIDTH * Math.min(1.3, 0.75 * away / Math.hypot(length * Math.cos(heading), 4));
            return new Camera(
                    length / 2 - away * Math.sin(heading),
                    width / 2 - away * Math.cos(heading),
                    height,
                    pitch,
                    heading,
                    focus);
        }

        Point at(double u, double v) {
            double right = (u - x) * Math.cos(heading) - (v - y) * Math.sin(heading);
            double ahead = (u - x) * Math.sin(heading) + (v - y) * Math.cos(heading);
            double depth = ahead * Math.cos(pitch) + height * Math.sin(pitch);
            double down = height * Math.cos(pitch) - ahead * Math.sin(pitch);
            return new Point(WIDTH / 2.0 + focus * right / depth, HEIGHT / 2.0 + focus * down / depth);
        }
    }

    double width() {
        return width;
    }

    double length() {
        return length;
    }

    /** From kerb to kerb. */
    Polygon outline() {
        return new Polygon(
                List.of(camera.at(0, 0), camera.at(length, 0), camera.at(length, width), camera.at(0, width)));
    }

    /** As the camera sees it. */
    Street seen() {
        GroundPlane plane = GroundPlane.of(new Crossing(
                "painted", outline(), length, width, List.of(), Optional.empty(), new StopLines(-3, width + 3)));
        byte[] pixels = new byte[WIDTH * HEIGHT * 3];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int row = i / WIDTH;
            Point p = new Point(i % WIDTH, row);
            double level = plane.isGround(p) ? level(plane.toGround(p)) : 170;
            byte grey = (byte) Math.round(Math.max(0, Math.min(255, level + 6 * random.nextGaussian())));
            pixels[3 * i] = grey;
            pixels[3 * i + 1] = grey;
            pixels[3 * i + 2] = grey;
        }
        try (Mat picture = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3)) {
            picture.data().put(pixels);
            return Street.of(picture);
        }
    }

    private double level(GroundPoint g) {
        double u = g.u();
        double v = g.v();
        if (zebra && u > hidden && u < hidden + 0.8 && v > -0.5 && v < 1.2) {
            return 35;
        }
        double light = u < shadow ? 0.55 : 1;
        if (u < 0 || u > length) {
            return light * 135;
        }
        boolean bar = zebra && v > 0 && v < width && Math.abs(u - Math.floor(u) - 0.5) < paint / 2;
        boolean line = (v < -3 || v > width + 3) && Math.abs(u - length / 2) < 0.08;
        boolean stop = u > length / 2 && v > -3.4 && v < -3;
        double wear = Math.floor(u) == worn ? 0.25 : 1;
        return light * (85 + (bar ? 110 * wear : line || stop ? 110 : 0));
    }
}
