package zebrawatch.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import zebrawatch.scene.Location;

/**
 * Where crossings are and how often drivers give way there, north up, in units of its view box. Crossings whose marks would
 * lie upon each other share one.
 *
 * @param marks empty if nobody said where any crossing is
 * @param ruler length of the scale, in units
 * @param metres that it stands for
 * @param without crossings of which nobody said where they are
 */
record Plan(List<Mark> marks, String ruler, long metres, List<String> without) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;

    private static final int MARGIN = 36;
    private static final double MARK = 30;
    private static final double METRES_A_DEGREE = 111_195;
    /** Of what is shown; a single crossing has a neighbourhood too. */
    private static final double LEAST_METRES = 200;

    private static final double LONGEST_RULER = WIDTH / 4.0;
    private static final int NUMBERS_SHOWN = 2;
    private static final double GOOD = 0.9;
    private static final double POOR = 0.7;

    Plan {
        marks = List.copyOf(marks);
        without = List.copyOf(without);
    }

    /** Of the view box. */
    public int width() {
        return WIDTH;
    }

    /** Of the view box. */
    public int height() {
        return HEIGHT;
    }

    /**
     * A crossing, or several.
     *
     * @param kind by the share that gave way: {@code good} from 90 %, {@code poor} below 70 %, {@code fair} between,
     *     {@code unknown} where nobody had to
     * @param numbers of its crossings in the list they came in
     * @param title what it says when one points at it
     */
    record Mark(String kind, String x, String y, String numbers, String title) {}

    /** What is drawn of a crossing; {@code number} is its place in the list. */
    private record Site(int number, Figures figures, double x, double y) {}

    /**
     * Draws them.
     *
     * @param figures of crossings, which get numbers from 1 on
     */
    static Plan of(List<Figures> figures, Map<String, Location> locations) {
        List<String> without = figures.stream()
                .map(Figures::key)
                .filter(spot -> !locations.containsKey(spot))
                .toList();
        List<Location> shown = figures.stream()
                .filter(f -> locations.containsKey(f.key()))
                .map(f -> locations.get(f.key()))
                .toList();
        if (shown.isEmpty()) {
            return new Plan(List.of(), "0", 0, without);
        }
        Frame frame = Frame.around(shown);
        List<List<Site>> groups = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            Location location = locations.get(figures.get(i).key());
            if (location != null) {
                put(groups, new Site(i + 1, figures.get(i), frame.x(location), frame.y(location)));
            }
        }
        long metres = roundedDown(LONGEST_RULER / frame.scale());
        return new Plan(groups.stream().map(Plan::mark).toList(), number(metres * frame.scale()), metres, without);
    }

    /** A part of the Earth so small that it is flat: metres east and north of its centre. */
    private record Frame(Location centre, double scale) {
        static Frame around(List<Location> locations) {
            double south = locations.stream().mapToDouble(Location::lat).min().orElseThrow();
            double north = locations.stream().mapToDouble(Location::lat).max().orElseThrow();
            double west = locations.stream().mapToDouble(Location::lon).min().orElseThrow();
            double east = locations.stream().mapToDouble(Location::lon).max().orElseThrow();
            Location centre = new Location((south + north) / 2, (west + east) / 2);
            double height = Math.max(LEAST_METRES, (north - south) * METRES_A_DEGREE);
            double width = Math.max(LEAST_METRES, (east - west) * metresALongitude(centre));
            return new Frame(centre, Math.min((WIDTH - 2.0 * MARGIN) / width, (HEIGHT - 2.0 * MARGIN) / height));
        }

        private static double metresALongitude(Location at) {
            return METRES_A_DEGREE * Math.cos(Math.toRadians(at.lat()));
        }

        double x(Location at) {
            return WIDTH / 2.0 + (at.lon() - centre.lon()) * metresALongitude(centre) * scale;
        }

        double y(Location at) {
            return HEIGHT / 2.0 - (at.lat() - centre.lat()) * METRES_A_DEGREE * scale;
        }
    }

    private static void put(List<List<Site>> groups, Site site) {
        groups.stream()
                .filter(group ->
                        Math.hypot(group.get(0).x() - site.x(), group.get(0).y() - site.y()) < MARK)
                .findFirst()
                .orElseGet(() -> {
                    groups.add(new ArrayList<>());
                    return groups.get(groups.size() - 1);
                })
                .add(site);
    }

    private static Mark mark(List<Site> group) {
        Figures all = group.stream().map(Site::figures).reduce(Figures::plus).orElseThrow();
        String numbers = group.stream()
                .limit(NUMBERS_SHOWN)
                .map(site -> Integer.toString(site.number()))
                .collect(Collectors.joining(","));
        return new Mark(
                kind(all.yieldRate()),
                number(group.get(0).x()),
                number(group.get(0).y()),
                numbers + (group.size() > NUMBERS_SHOWN ? "…" : ""),
                group.stream().map(Plan::title).collect(Collectors.joining("\n")));
    }

    private static String title(Site site) {
        OptionalDouble rate = site.figures().yieldRate();
        return site.number() + "  " + site.figures().key()
                + (rate.isEmpty() ? "" : String.format(Locale.ROOT, "  %.1f%%", rate.getAsDouble() * 100));
    }

    private static String kind(OptionalDouble rate) {
        if (rate.isEmpty()) {
            return "unknown";
        }
        return rate.getAsDouble() >= GOOD ? "good" : rate.getAsDouble() < POOR ? "poor" : "fair";
    }

    /** To 1, 2 or 5 times a power of ten. */
    static long roundedDown(double metres) {
        long unit = 1;
        while (unit * 10 <= metres) {
            unit *= 10;
        }
        return unit * 5 <= metres ? unit * 5 : unit * 2 <= metres ? unit * 2 : unit;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
