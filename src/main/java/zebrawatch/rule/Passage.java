package zebrawatch.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zebrawatch.scene.Direction;
import zebrawatch.scene.Footprint;
import zebrawatch.scene.Signal;

/** One vehicle's way over the zebra: from its approach until it is off or lost and its encounters have settled. */
final class Passage {
    /** A vehicle this much farther from the zebra than it was has turned about, metres. */
    private static final double BACKED = 5;
    /** Vehicles whose paths differ by less drive behind one another, metres. */
    private static final double SAME_PATH = 1.5;
    /** A single frame's speed is mostly noise, seconds. */
    private static final double SMOOTHING = 0.5;

    private final Chart chart;
    private final Trail drive;
    private final Direction direction;
    private final Map<Trail, Meeting> meetings = new LinkedHashMap<>();
    private int open;
    private final Telling telling = new Telling();
    private final Blocking blocking;
    private final Company company;
    private Path path;
    private Half half;
    private Progress progress;
    private double nearest = Double.POSITIVE_INFINITY;
    private boolean here = true;
    private boolean follows;
    private boolean queues;
    private Optional<Instant> front = Optional.empty();
    private Instant leadsUntil = Instant.MIN;
    private boolean spoken;
    private boolean accused;

    /** An encounter that has begun, and how far it has come. */
    private static final class Meeting {
        final Pair pair;
        Encounter encounter = Encounter.begin();
        Claim claim;
        Optional<Walker> walker = Optional.empty();

        Meeting(Pair pair, Claim claim) {
            this.pair = pair;
            this.claim = claim;
        }

        boolean isOpen() {
            return !(encounter instanceof Settled);
        }
    }

    private Passage(Chart chart, Trail drive, Footprint vehicle) {
        this.chart = chart;
        this.drive = drive;
        this.blocking = new Blocking(chart, drive);
        this.company = new Company(chart.crossing(), chart.policy());
        this.direction = Progress.direction(vehicle);
        this.path = Path.of(vehicle, chart.crossing().alongDrive());
        this.half = Half.of(path, chart.crossing());
        this.progress = Progress.of(vehicle, direction, chart.crossing());
    }

    /**
     * A passage, if the vehicle lies before the zebra, headed for it; or already on it, if that is where it was first seen.
     */
    static Optional<Passage> begin(Chart chart, Trail drive) {
        Footprint vehicle = drive.latest().footprint();
        if (!Path.crosses(vehicle)) {
            return Optional.empty();
        }
        Passage passage = new Passage(chart, drive, vehicle);
        boolean first = drive.first().equals(drive.latest());
        boolean before = passage.progress.toZebra() > 0;
        return before || (first && !passage.progress.off()) ? Optional.of(passage) : Optional.empty();
    }

    /** Takes the vehicle's newest state; false if it has backed away from the zebra, so that this is no passage. */
    boolean move() {
        Footprint vehicle = drive.latest().footprint();
        if (Path.crosses(vehicle)) {
            path = Path.of(vehicle, chart.crossing().alongDrive());
            half = Half.of(path, chart.crossing());
        }
        progress = Progress.of(vehicle, direction, chart.crossing());
        nearest = Math.min(nearest, progress.toZebra());
        if (progress.toZebra() > 0) {
            front = Optional.empty();
        } else if (front.isEmpty()) {
            front = Optional.of(drive.latest().time());
            leadsUntil = front.get().plus(chart.policy().time(Parameter.FOLLOWING_HEADWAY));
        }
        return progress.toZebra() <= 0 || progress.toZebra() < nearest + BACKED;
    }

    void lose() {
        here = false;
    }

    /**
     * Notes whether another vehicle is ahead of this one, or led it closely onto the zebra.
     *
     * @param passages all that go on, this one too
     * @param ended those that are over
     */
    void follow(Collection<Passage> passages, Collection<Passage> ended) {
        queues = false;
        follows = false;
        for (Passage other : passages) {
            if (other != this && sharesPath(other)) {
                queues |= other.isAheadOf(this);
                follows |= front.isPresent() && other.ledOnto(front.get());
            }
        }
        for (Passage other : ended) {
            follows |= front.isPresent() && sharesPath(other) && other.ledOnto(front.get());
        }
    }

    private boolean isAheadOf(Passage other) {
        return here && !progress.off() && progress.toZebra() < other.progress.toZebra();
    }

    private boolean ledOnto(Instant otherFront) {
        return mayLead(otherFront) && front.orElseThrow().isBefore(otherFront);
    }

    /** Whether a vehicle whose front comes onto the zebra at {@code time} can follow this one closely. */
    boolean mayLead(Instant time) {
        return front.isPresent() && !leadsUntil.isBefore(time);
    }

    private boolean sharesPath(Passage other) {
        double middle = chart.crossing().width() / 2;
        return direction == other.direction && Math.abs(path.middle(middle) - other.path.middle(middle)) < SAME_PATH;
    }

    /** The encounters that settle at {@code time}, given the pedestrians followed and the signal shown to them then. */
    List<Settled> meet(Instant time, List<Walker> walkers, Signal signal) {
        Driving driving = new Driving(
                drive.latest(), drive.shown(), progress, path, half, drive.meanSpeed(SMOOTHING), here, follows, queues);
        for (Walker walker : walkers) {
            Meeting meeting = meetings.get(walker.trail());
            if (meeting != null) {
                meeting.walker = Optional.of(walker);
            } else if (here && !hasEntered() && walker.isNear(chart.crossing())) {
                begin(walker, driving);
            }
        }
        List<Settled> settled = advance(time, driving);
        settled.forEach(telling::add);
        settled.forEach(company::add);
        if (here) {
            blocking.observe(time, progress, walkers, signal);
        }
        return settled;
    }

    private void begin(Walker walker, Driving driving) {
        Meeting meeting = new Meeting(new Pair(drive, walker.trail(), chart), claim(walker, driving));
        meeting.walker = Optional.of(walker);
        meetings.put(walker.trail(), meeting);
        open++;
    }

    /** Forgets encounters that have settled once the pedestrian is gone, so that the others have no second one. */
    private List<Settled> advance(Instant time, Driving driving) {
        List<Settled> settled = new ArrayList<>();
        for (Iterator<Meeting> each = meetings.values().iterator(); each.hasNext(); ) {
            Meeting meeting = each.next();
            if (meeting.isOpen()) {
                meeting.encounter = meeting.encounter.next(observe(time, meeting, driving));
                if (meeting.encounter instanceof Settled) {
                    settled.add((Settled) meeting.encounter);
                    open--;
                }
            } else if (meeting.walker.isEmpty()) {
                each.remove();
            }
            meeting.walker = Optional.empty();
        }
        return settled;
    }

    private Observation observe(Instant time, Meeting meeting, Driving driving) {
        Trail walk = meeting.pair.walk();
        meeting.walker.ifPresent(walker -> meeting.claim = claim(walker, driving));
        return new Observation(
                meeting.pair, time, driving, walk.latest(), walk.shown(), meeting.claim, meeting.walker.isPresent());
    }

    private Claim claim(Walker walker, Driving driving) {
        Claim claim = chart.read(walker.trail().latest(), walker.trail().shown().course(), driving);
        return walker.against().map(claim::refused).orElse(claim);
    }

    private boolean hasEntered() {
        return progress.bodyShare() >= chart.policy().of(Parameter.BODY_SHARE);
    }

    /** Whether nothing more can come of it. */
    boolean isOver() {
        return (!here || progress.off()) && open == 0;
    }

    /** What there is to say of it, once, when no encounter is open and none can begin any more. */
    Optional<Ruling> speak() {
        if (spoken || open > 0 || (here && !hasEntered())) {
            return Optional.empty();
        }
        spoken = true;
        Optional<Ruling> ruling = telling.ruling(chart.crossing().name());
        accused = ruling.filter(r -> r.kind() == Ruling.Kind.FAILURE_TO_YIELD).isPresent();
        return ruling;
    }

    /** Whether it blocked the zebra, to be said when it is over, unless it was found to have done worse. */
    Optional<Ruling> blocked() {
        return accused ? Optional.empty() : blocking.ruling();
    }

    /** How it is counted, when it is over. */
    Optional<Passed> passed() {
        return company.passed();
    }
}
