package zebrawatch.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zebrawatch.rule.Hours;
import zebrawatch.rule.Parameter;
import zebrawatch.rule.Policy;
import zebrawatch.rule.Terms;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Direction;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Lane;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.Signal;
import zebrawatch.scene.SignalCycle;
import zebrawatch.scene.SignalLog;
import zebrawatch.scene.StopLines;
import zebrawatch.scene.Uncertainty;
import zebrawatch.scene.Zone;
import zebrawatch.track.GroundTrack;

/**
 * A scene file: a crossing, a timetable of road users, and what the rule must say of them. The form is explained in
 * {@code scenes/README.md}.
 *
 * @param title its first line
 * @param crossing where it plays
 * @param terms the standard policy with the file's differences, hours and zones
 * @param signal what the pedestrians' signal shows at an instant
 * @param vehicles how far off the places of vehicles may be
 * @param pedestrians likewise
 * @param names of the road users; their ids are their places in this list, from 1
 * @param rows the timetable, filled in at ten frames a second
 * @param rulings as written after "expect"
 * @param reasons as written after "because"
 */
record Scene(
        String title,
        Crossing crossing,
        Terms terms,
        Function<Instant, Signal> signal,
        Uncertainty vehicles,
        Uncertainty pedestrians,
        List<String> names,
        List<TrackRow> rows,
        List<String> rulings,
        List<String> reasons) {
    private static final double STEP = 0.1;
    private static final Pattern LANE = Pattern.compile("(motor|cycle)([<>]) ([\\d.]+)\\.\\.([\\d.]+)");

    /** One cell of the timetable. */
    private record Waypoint(double t, GroundPoint place, boolean seen) {}

    static Scene read(Path file) throws IOException {
        Reading reading = new Reading();
        for (String line : Files.readAllLines(file)) {
            reading.line(line);
        }
        return reading.scene();
    }

    /** What the pedestrians' signal shows then. */
    Signal signal(Instant time) {
        return signal.apply(time);
    }

    /** What the timetable says of an instant, as far as it is certain. */
    List<GroundTrack> seen(Trajectories.Situation situation) {
        return situation.tracks().stream()
                .map(track -> track.with(track.kind().isVehicle() ? vehicles : pedestrians))
                .toList();
    }

    String name(long id) {
        return names.get((int) id - 1);
    }

    private static final class Reading {
        private String title = "";
        private double length;
        private double width;
        private List<Lane> lanes = List.of();
        private Optional<Interval> centre = Optional.empty();
        private StopLines stopLines = new StopLines(0, 0);
        private Policy policy = Policy.standard();
        private Optional<Hours> hours = Optional.empty();
        private final List<Zone> exempt = new ArrayList<>();
        private final List<Zone> jaywalking = new ArrayList<>();
        private Function<Instant, Signal> signal = time -> Signal.UNKNOWN;
        private Uncertainty vehicles = Uncertainty.NONE;
        private Uncertainty pedestrians = Uncertainty.NONE;
        private final List<Integer> columns = new ArrayList<>();
        private final Map<String, List<Waypoint>> users = new LinkedHashMap<>();
        private final Map<String, RoadUser> kinds = new LinkedHashMap<>();
        private final List<String> rulings = new ArrayList<>();
        private final List<String> reasons = new ArrayList<>();

        void line(String line) {
            if (title.isEmpty()) {
                title = line.strip();
                return;
            }
            if (line.isBlank() || line.startsWith(" ")) {
                return;
            }
            String key = words(line).get(0);
            String rest = line.strip().substring(key.length()).strip();
            switch (key) {
                case "crossing" -> {
                    length = numbers(rest).get(0);
                    width = numbers(rest).get(1);
                }
                case "lanes" -> lanes = lanes(rest);
                case "centre" -> centre = centre(rest);
                case "stop" ->
                    stopLines =
                            new StopLines(numbers(rest).get(0), numbers(rest).get(1));
                case "policy" -> policy = policy(rest);
                case "hours" -> hours = Optional.of(hours(rest));
                case "signal" -> signal = signal(rest);
                case "unsure" -> {
                    List<Double> metres = numbers(rest);
                    vehicles = new Uncertainty(metres.get(0), metres.get(1));
                    pedestrians = new Uncertainty(metres.get(2), metres.get(3));
                }
                case "exempt" -> exempt.add(zone(numbers(rest)));
                case "jaywalk" -> jaywalking.add(zone(numbers(rest)));
                case "time" -> header(line);
                case "expect" -> rulings.add(rest);
                case "because" -> reasons.add(rest);
                default -> row(line);
            }
        }

        private static List<String> words(String text) {
            return Pattern.compile("\\s+").splitAsStream(text.strip()).toList();
        }

        private static List<Double> numbers(String text) {
            return Pattern.compile("-?\\d+(\\.\\d+)?")
                    .matcher(text)
                    .results()
                    .map(found -> Double.valueOf(found.group()))
                    .toList();
        }

        private static List<Lane> lanes(String text) {
            List<Lane> lanes = new ArrayList<>();
            Matcher each = LANE.matcher(text);
            while (each.find()) {
                lanes.add(new Lane(
                        each.group(),
                        new Interval(Double.parseDouble(each.group(3)), Double.parseDouble(each.group(4))),
                        each.group(2).equals(">") ? Direction.FORWARD : Direction.BACKWARD,
                        each.group(1).equals("motor") ? Lane.Kind.MOTOR : Lane.Kind.NON_MOTOR));
            }
            return lanes;
        }

        private static Optional<Interval> centre(String text) {
            if (text.equals("none")) {
                return Optional.empty();
            }
            List<Double> ends = numbers(text.replace("..", " "));
            return Optional.of(new Interval(ends.get(0), ends.get(ends.size() - 1)));
        }

        private Policy policy(String text) {
            Parameter parameter = Parameter.find(words(text).get(0)).orElseThrow();
            String written = words(text).get(1);
            double value = written.equals("yes") ? 1 : written.equals("no") ? 0 : Double.parseDouble(written);
            return policy.with(parameter, value);
        }

        /** Such as 06:00..22:00, begins 21:59:50: the clock stands so at second 0. */
        private static Hours hours(String text) {
            List<LocalTime> clock = Pattern.compile("\\d+:\\d+(:\\d+)?")
                    .matcher(text)
                    .results()
                    .map(found -> LocalTime.parse(found.group()))
                    .toList();
            int begins = clock.get(2).toSecondOfDay();
            int halfADay = 12 * 3600;
            ZoneOffset zone = ZoneOffset.ofTotalSeconds(begins > halfADay ? begins - 2 * halfADay : begins);
            return new Hours(clock.get(0), clock.get(1), zone);
        }

        private static Function<Instant, Signal> signal(String text) {
            return text.startsWith("told") ? told(text)::at : cycle(numbers(text))::at;
        }

        /** Such as green 0..20 of 60: a round begins at second 0. */
        private static SignalCycle cycle(List<Double> seconds) {
            return new SignalCycle(
                    Instant.EPOCH, duration(seconds.get(2)), duration(seconds.get(0)), duration(seconds.get(1)));
        }

        /** Such as told for 5: green at 0, green at 4, red at 8. */
        private static SignalLog told(String text) {
            SignalLog log = SignalLog.empty(duration(numbers(text).get(0)));
            Matcher each = Pattern.compile("(green|red) at ([\\d.]+)").matcher(text);
            while (each.find()) {
                log = log.with(
                        Instant.EPOCH.plus(duration(Double.parseDouble(each.group(2)))),
                        Signal.valueOf(each.group(1).toUpperCase(Locale.ROOT)));
            }
            return log;
        }

        private static Duration duration(double seconds) {
            return Duration.ofMillis(Math.round(seconds * 1000));
        }

        private static Zone zone(List<Double> values) {
            List<GroundPoint> corners = new ArrayList<>();
            for (int i = 0; i < values.size(); i += 2) {
                corners.add(new GroundPoint(values.get(i), values.get(i + 1)));
            }
            return new Zone(corners);
        }

        private void header(String line) {
            Matcher each = Pattern.compile("\\S+( \\S+)*").matcher(line);
            while (each.find()) {
                if (each.start() > 0) {
                    List<String> words = words(each.group());
                    columns.add(each.start());
                    users.put(words.get(1), new ArrayList<>());
                    kinds.put(
                            words.get(1),
                            RoadUser.valueOf(
                                    words.get(0).toUpperCase(Locale.ROOT).replace('-', '_')));
                }
            }
        }

        private void row(String line) {
            double t = Double.parseDouble(words(line).get(0));
            int column = 0;
            for (List<Waypoint> way : users.values()) {
                int from = columns.get(column++);
                int to = column < columns.size() ? columns.get(column) : line.length();
                String cell = from < line.length()
                        ? line.substring(from, Math.min(to, line.length())).strip()
                        : "";
                if (!cell.isEmpty()) {
                    List<Double> values = numbers(cell);
                    way.add(new Waypoint(t, new GroundPoint(values.get(0), values.get(1)), !cell.endsWith("unseen")));
                }
            }
        }

        Scene scene() {
            List<String> names = List.copyOf(users.keySet());
            List<TrackRow> rows = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                fill(rows, i + 1, kinds.getOrDefault(name, RoadUser.CAR), users.getOrDefault(name, List.of()));
            }
            return new Scene(
                    title,
                    crossing(),
                    new Terms(policy, hours, exempt, jaywalking),
                    signal,
                    vehicles,
                    pedestrians,
                    names,
                    rows,
                    rulings,
                    reasons);
        }

        private Crossing crossing() {
            Polygon outline = new Polygon(
                    List.of(new Point(100, 500), new Point(900, 500), new Point(800, 400), new Point(200, 400)));
            return new Crossing("zebra", outline, length, width, lanes, centre, stopLines);
        }

        private static void fill(List<TrackRow> rows, long id, RoadUser kind, List<Waypoint> way) {
            for (int leg = 1; leg < way.size(); leg++) {
                Waypoint a = way.get(leg - 1);
                Waypoint b = way.get(leg);
                boolean last = leg == way.size() - 1;
                long from = Math.round(a.t / STEP);
                long to = Math.round(b.t / STEP);
                for (long k = from; k < to || (last && k == to); k++) {
                    double part = (k * STEP - a.t) / (b.t - a.t);
                    GroundPoint place = new GroundPoint(
                            a.place.u() + part * (b.place.u() - a.place.u()),
                            a.place.v() + part * (b.place.v() - a.place.v()));
                    rows.add(new TrackRow(k * STEP, id, kind, place, OptionalDouble.empty(), a.seen));
                }
            }
        }
    }
}
