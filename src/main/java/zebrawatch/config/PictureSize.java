package zebrawatch.config;

import java.util.List;
import zebrawatch.scene.Point;

/** Of a camera's picture, pixels. */
record PictureSize(int width, int height) {

    /** Tells of every point under {@code key} that lies outside the picture. */
    void holds(Section s, String key, List<Point> points) {
        for (int i = 0; i < points.size(); i++) {
            Point p = points.get(i);
            if (p.x() < 0 || p.y() < 0 || p.x() > width || p.y() > height) {
                s.problem(
                        key,
                        "point " + (i + 1) + " (" + p.x() + ", " + p.y() + ") lies outside the " + width + "x" + height
                                + " picture");
            }
        }
    }
}
