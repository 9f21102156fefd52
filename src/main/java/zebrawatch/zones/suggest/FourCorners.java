package zebrawatch.zones.suggest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;

/** A convex hull as a quadrilateral around it: one edge after the other is left out, that which adds the least area. */
final class FourCorners {
    private FourCorners() {}

    /** Empty if there is none. */
    static Optional<List<Point>> around(List<Point> hull) {
        List<Point> corners = new ArrayList<>(hull);
        while (corners.size() > 4) {
            Omission least = least(corners);
            if (least == null) {
                return Optional.empty();
            }
            corners.set(least.edge(), least.corner());
            corners.remove((least.edge() + 1) % corners.size());
        }
        return corners.size() == 4 ? Optional.of(corners) : Optional.empty();
    }

    /** An edge that is left out: its neighbours run on to a corner. */
    private record Omission(int edge, Point corner, double adds) {}

    private static @Nullable Omission least(List<Point> corners) {
        Omission least = null;
        int n = corners.size();
        for (int i = 0; i < n; i++) {
            Point a = corners.get((i + n - 1) % n);
            Point b = corners.get(i);
            Point c = corners.get((i + 1) % n);
            Point d = corners.get((i + 2) % n);
            double across = (b.x() - a.x()) * (c.y() - d.y()) - (b.y() - a.y()) * (c.x() - d.x());
            if (across != 0) {
                double t = ((d.x() - a.x()) * (c.y() - d.y()) - (d.y() - a.y()) * (c.x() - d.x())) / across;
                Point corner = new Point(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()));
                boolean beyond =
                        t >= 1 && (corner.x() - c.x()) * (c.x() - d.x()) + (corner.y() - c.y()) * (c.y() - d.y()) >= 0;
                double adds = Math.abs(new Polygon(List.of(b, corner, c)).signedArea());
                if (beyond && (least == null || adds < least.adds())) {
                    least = new Omission(i, corner, adds);
                }
            }
        }
        return least;
    }
}
