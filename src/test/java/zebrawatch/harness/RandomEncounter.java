package zebrawatch.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.UnaryOperator;
import zebrawatch.rule.CrossingRule;
import zebrawatch.rule.Policy;
import zebrawatch.rule.Settled;
import zebrawatch.rule.Verdict;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Direction;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Lane;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.StopLines;

/**
 * A vehicle and a pedestrian on one crossing: the vehicle drives on, slows or stops; the pedestrian walks across from
 * either kerb and may halt on the way.
 *
 * @param crossing of random size, with a centre line, an island or neither
 * @param rows 12.5 a second
 */
record RandomEncounter(Crossing crossing, List<TrackRow> rows) {
    private static final double STEP = 0.08;
    private static final double DURATION = 16;
    /** Closer than this after each other through the same place is a collision, seconds: half a step of a pedestrian. */
    private static final double TOUCH = 0.3;

    private static final Polygon OUTLINE =
            new Polygon(List.of(new Point(100, 500), new Point(900, 500), new Point(800, 400), new Point(200, 400)));

    static RandomEncounter of(Random random) {
        Crossing crossing = crossing(random);
        Lane lane = crossing.lanes().get(random.nextInt(crossing.lanes().size()));
        double middle = (lane.across().from() + lane.across().to()) / 2;
        double meeting = 6 + 2 * random.nextDouble();
        List<TrackRow> rows = new ArrayList<>();
        drive(random, crossing, lane.direction(), middle + random.nextGaussian() * 0.2, meeting, rows);
        walk(random, crossing, middle, meeting, rows);
        return new RandomEncounter(crossing, rows);
    }

    private static Crossing crossing(Random random) {
        double lane = 3 + random.nextDouble();
        int lanes = 1 + random.nextInt(2);
        double kerb = random.nextBoolean() ? 2 : 0;
        double gap = random.nextInt(3) == 0 ? 2 : 0;
        double half = kerb + lanes * lane;
        boolean oneWay = random.nextInt(4) == 0;
        List<Lane> all = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            double u = kerb + i * lane;
            all.add(new Lane("near", new Interval(u, u + lane), Direction.FORWARD, Lane.Kind.MOTOR));
            if (!oneWay) {
                double far = 2 * half + gap - u;
                all.add(new Lane("far", new Interval(far - lane, far), Direction.BACKWARD, Lane.Kind.MOTOR));
            }
        }
        double width = 3 + 3 * random.nextDouble();
        double stop = 1 + 2 * random.nextDouble();
        return new Crossing(
                "random",
                OUTLINE,
                oneWay ? half : 2 * half + gap,
                width,
                all,
                oneWay ? Optional.empty() : Optional.of(new Interval(half, half + gap)),
                new StopLines(-stop, width + stop));
    }

    /** Its front would come to the zebra at {@code meeting} if it did not brake. */
    private static void drive(
            Random random, Crossing crossing, Direction direction, double u, double meeting, List<TrackRow> rows) {
        double cruise = 3 + 9 * random.nextDouble();
        double target = random.nextInt(3) == 0 ? 0 : random.nextBoolean() ? cruise : cruise * random.nextDouble();
        double stay = 1 + 5 * random.nextDouble();
        double stop = -crossing.stopLines().of(Direction.FORWARD) + random.nextDouble();
        double braking = 1.5 + 2 * random.nextDouble();
        double front = -cruise * meeting;
        double speed = cruise;
        double stood = 0;
        for (double t = 0; t < DURATION; t += STEP) {
            double middle = front - 2.3;
            double v = direction == Direction.FORWARD ? middle : crossing.width() - middle;
            rows.add(new TrackRow(t, 1, RoadUser.CAR, new GroundPoint(u, v), OptionalDouble.empty(), true));
            double room = -stop - front;
            boolean brakes = target < cruise
                    && stood < stay
                    && room < (speed * speed - target * target) / (2 * braking) + speed * STEP;
            if (brakes) {
                speed = Math.max(target, speed - braking * STEP);
                speed = target == 0 && room < 0.1 ? 0 : speed;
                stood += speed <= target ? STEP : 0;
            } else {
                speed = Math.min(cruise, speed + 2 * STEP);
            }
            front += speed * STEP;
        }
    }

    /**
     * He would be at {@code middle} within three seconds of {@code meeting} if he did not halt; he may halt anywhere, and
     * most halt before the path of a car that comes and does not stop.
     */
    private static void walk(Random random, Crossing crossing, double middle, double meeting, List<TrackRow> rows) {
        List<TrackRow> drive = List.copyOf(rows);
        int towards = random.nextBoolean() ? 1 : -1;
        double speed = 0.8 + random.nextDouble();
        double line = 0.3 + random.nextDouble() * (crossing.width() - 0.6);
        double there = meeting + 6 * random.nextDouble() - 3;
        double haltsAt = there - 4 * random.nextDouble();
        double halt = random.nextInt(3) == 0 ? 3.5 * random.nextDouble() : 0;
        double careful = random.nextInt(5) == 0 ? 0 : 1.2 + 2.5 * random.nextDouble();
        double before = there * speed;
        for (int i = 0; i < drive.size(); i++) {
            double t = drive.get(i).t();
            double u = middle - towards * before;
            rows.add(new TrackRow(t, 2, RoadUser.PEDESTRIAN, new GroundPoint(u, line), OptionalDouble.empty(), true));
            boolean waits = before > 0.9 && before < careful && isComing(drive, i, line);
            boolean halts = t >= haltsAt && t < haltsAt + halt;
            before -= waits || halts ? 0 : speed * STEP;
        }
    }

    /** Whether the car drives and will be at {@code line} within 2 s, or is passing it. */
    private static boolean isComing(List<TrackRow> drive, int i, double line) {
        double now = drive.get(i).place().v();
        double next = drive.get(Math.min(i + 1, drive.size() - 1)).place().v();
        double speed = (next - now) / STEP;
        double ahead = (line - now) * Math.signum(speed);
        return Math.abs(speed) > 0.5 && ahead > -2.5 && ahead < 2.3 + 2 * Math.abs(speed);
    }

    /** The same, the other kerb being the first. */
    RandomEncounter mirrored() {
        double length = crossing.length();
        List<Lane> lanes = crossing.lanes().stream()
                .map(l -> new Lane(l.name(), mirrored(l.across(), length), l.direction(), l.kind()))
                .toList();
        Crossing other = new Crossing(
                crossing.name(),
                OUTLINE,
                length,
                crossing.width(),
                lanes,
                crossing.centre().map(c -> mirrored(c, length)),
                crossing.stopLines());
        return new RandomEncounter(other, moved(p -> new GroundPoint(length - p.u(), p.v())));
    }

    private static Interval mirrored(Interval across, double length) {
        return new Interval(length - across.to(), length - across.from());
    }

    /** The same, everybody driving the other way. */
    RandomEncounter reversed() {
        double width = crossing.width();
        List<Lane> lanes = crossing.lanes().stream()
                .map(l -> new Lane(
                        l.name(),
                        l.across(),
                        l.direction() == Direction.FORWARD ? Direction.BACKWARD : Direction.FORWARD,
                        l.kind()))
                .toList();
        StopLines stop = crossing.stopLines();
        Crossing other = new Crossing(
                crossing.name(),
                OUTLINE,
                crossing.length(),
                width,
                lanes,
                crossing.centre(),
                new StopLines(width - stop.backward(), width - stop.forward()));
        return new RandomEncounter(other, moved(p -> new GroundPoint(p.u(), width - p.v())));
    }

    /** The same at another time, under other numbers. */
    RandomEncounter shifted(double seconds) {
        List<TrackRow> moved = rows.stream()
                .map(r -> new TrackRow(r.t() + seconds, r.id() + 40, r.kind(), r.place(), r.heading(), r.seen()))
                .toList();
        return new RandomEncounter(crossing, moved);
    }

    /** Every second row. */
    RandomEncounter halved() {
        List<TrackRow> kept =
                rows.stream().filter(r -> Math.round(r.t() / STEP) % 2 == 0).toList();
        return new RandomEncounter(crossing, kept);
    }

    /**
     * The same as a camera measures it: every place of every frame is off by a normally distributed error, independent
     * along the walk, along the drive and from frame to frame. Speeds and headings follow from the places, so they are off
     * too.
     *
     * @param metres standard deviation on either axis
     */
    RandomEncounter noisy(Random random, double metres) {
        return new RandomEncounter(
                crossing,
                moved(p -> new GroundPoint(
                        p.u() + metres * random.nextGaussian(), p.v() + metres * random.nextGaussian())));
    }

    /** The pedestrian that much farther along the walk. */
    RandomEncounter pedestrianMoved(double metres) {
        List<TrackRow> moved = rows.stream()
                .map(r -> r.kind() == RoadUser.PEDESTRIAN
                        ? at(
                                r,
                                new GroundPoint(
                                        r.place().u() + metres, r.place().v()))
                        : r)
                .toList();
        return new RandomEncounter(crossing, moved);
    }

    private List<TrackRow> moved(UnaryOperator<GroundPoint> move) {
        return rows.stream().map(r -> at(r, move.apply(r.place()))).toList();
    }

    private static TrackRow at(TrackRow row, GroundPoint place) {
        return new TrackRow(row.t(), row.id(), row.kind(), place, row.heading(), row.seen());
    }

    List<Trajectories.Situation> situations() {
        return new Trajectories(rows).situations();
    }

    /** What the rule says of the two; no conflict if they never met. */
    Verdict verdict(Policy policy) {
        return verdict(situations(), policy);
    }

    Verdict verdict(List<Trajectories.Situation> situations, Policy policy) {
        return settled(situations, policy).map(Settled::verdict).orElse(Verdict.NO_CONFLICT);
    }

    /** Whether they run into each other, which real ones do not. */
    boolean collides() {
        return settled(situations(), Policy.standard())
                .map(s -> s.postEncroachment().orElse(Double.POSITIVE_INFINITY) < TOUCH)
                .orElse(false);
    }

    private Optional<Settled> settled(List<Trajectories.Situation> situations, Policy policy) {
        CrossingRule rule = new CrossingRule(crossing, policy);
        for (Trajectories.Situation now : situations) {
            List<Settled> settled = rule.observe(now.time(), now.tracks()).encounters();
            if (!settled.isEmpty()) {
                return Optional.of(settled.get(0));
            }
        }
        return rule.finish(situations.get(situations.size() - 1).time()).encounters().stream()
                .findFirst();
    }
}
