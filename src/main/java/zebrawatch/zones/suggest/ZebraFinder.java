package zebrawatch.zones.suggest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.zones.suggest.Zebra.Confidence;

/** Proposes where a picture's zebra lies: a group of bright bars of one length, equally far apart, on a darker road. */
public final class ZebraFinder {
    /** Metres from bar to bar (GB 5768.3: 40 or 45 cm of paint, 60 cm of road). */
    private static final double PERIOD = 1;

    /** Beyond the first and last bar's middle up to where its road ends, in distances between bars. */
    private static final double MARGIN = 0.5;

    private ZebraFinder() {}

    /** The zebra of which most is seen; empty if there is none. */
    public static Optional<Zebra> in(Street street) {
        List<Bar> bars = Bars.in(street);
        return Rows.among(bars).stream()
                .map(row -> judged(street, row, bars))
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(Sighting::score))
                .map(sighting -> sighting.zebra(street));
    }

    private static Optional<Sighting> judged(Street street, Row row, List<Bar> bars) {
        Road lies = road(street, row);
        if (row.error() > 0.1 * row.length() + 1.5 || Math.abs(lies.roll()) > 35 || lies.pitch() > 80) {
            return Optional.empty();
        }
        Row whole = row.trimmed().grown(bars).trimmed();
        Road road = road(street, whole);
        if (whole.error() > 0.04 * whole.length() + 1.5 || !road.isPlausible()) {
            return Optional.empty();
        }
        Stripes stripes = Stripes.of(street, whole);
        return stripes.isPlausible() ? Optional.of(new Sighting(whole, road, stripes)) : Optional.empty();
    }

    private static Road road(Street street, Row row) {
        return Road.of(row.plane(), (row.first() + row.last()) / 2, street.columns(), street.rows());
    }

    private record Sighting(Row row, Road road, Stripes stripes) {
        double score() {
            return stripes.seen() + 0.5 * row.rungs().size();
        }

        Zebra zebra(Street street) {
            double from = stripes.first() - MARGIN;
            double to = stripes.last() + MARGIN;
            Plane plane = row.plane();
            List<Point> corners =
                    street.inPicture(List.of(plane.at(from, 0), plane.at(to, 0), plane.at(to, 1), plane.at(from, 1)));
            double length = Math.min(80, Math.max(1, (to - from) * PERIOD));
            double width = Math.min(30, Math.max(1, road.slenderness() * PERIOD));
            return new Zebra(
                    new Polygon(inOrder(corners)),
                    Math.rint(length * 10) / 10,
                    Math.rint(width * 2) / 2,
                    stripes.seen(),
                    confidence());
        }

        private Confidence confidence() {
            int whole = row.rungs().size();
            boolean most = whole >= 6 && stripes.seen() >= 0.8 * (stripes.last() - stripes.first() + 1);
            return most ? Confidence.HIGH : whole >= 4 ? Confidence.MEDIUM : Confidence.LOW;
        }

        /** Counter-clockwise on screen, beginning with the long side that is nearer to the camera. */
        private static List<Point> inOrder(List<Point> corners) {
            List<Point> turned = new Polygon(corners).signedArea() < 0
                    ? corners
                    : List.of(corners.get(3), corners.get(2), corners.get(1), corners.get(0));
            double first = turned.get(0).y() + turned.get(1).y();
            double second = turned.get(2).y() + turned.get(3).y();
            return first >= second ? turned : List.of(turned.get(2), turned.get(3), turned.get(0), turned.get(1));
        }
    }
}
