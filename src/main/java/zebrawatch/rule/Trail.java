package zebrawatch.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import zebrawatch.track.GroundTrack;

/** The last seconds of one road user on one crossing, oldest first, and what its whole life has shown. */
final class Trail {
    private static final long A_SECOND = 1_000_000_000;
    /** Nanoseconds. */
    private static final long KEPT = 15 * A_SECOND;
    /** Frames farther apart than this do not prove that it was there in between, nanoseconds. */
    private static final long LONGEST_STEP = 500_000_000;

    /** Over less than this a mean is no mean, seconds. */
    private static final double SHORTEST_MEAN = 0.7;

    /** Somebody who stands seems to sway; his places are averaged over about this long, seconds. */
    private static final double SMOOTHING = 0.4;

    private final double smallestDisplacement;
    private final GroundTrack first;
    private final List<GroundTrack> states = new ArrayList<>();
    private int oldest;
    private int aSecondAgo;
    private long seenFor;
    private Shown shown;
    private double smoothed;
    private double turningPoint;

    Trail(GroundTrack first, double smallestDisplacement) {
        this.first = first;
        this.smallestDisplacement = smallestDisplacement;
        this.shown = new Shown(0, first.time(), 0, 0, 0);
        this.smoothed = first.position().u();
        this.turningPoint = smoothed;
        states.add(first);
    }

    void add(GroundTrack state) {
        long step = Seconds.nanos(latest().time(), state.time());
        if (state.seen()) {
            seenFor += Math.min(step, LONGEST_STEP);
        }
        states.add(state);
        aSecondAgo = firstWithin(A_SECOND, aSecondAgo);
        forget();
        shown = new Shown(
                Seconds.of(seenFor),
                state.seen() ? state.time() : shown.last(),
                course(smooth(state.position().u(), Seconds.of(step))),
                Math.max(
                        shown.displacement(),
                        Math.abs(state.position().u() - first.position().u())),
                Math.max(shown.fastest(), recentSpeed()));
    }

    private int course(double u) {
        double moved = u - turningPoint;
        boolean onwards = moved * shown.course() > 0;
        boolean turned = Math.abs(moved) >= smallestDisplacement && moved != 0;
        if (onwards || turned) {
            turningPoint = u;
        }
        return turned ? (moved > 0 ? 1 : -1) : shown.course();
    }

    private double smooth(double u, double seconds) {
        smoothed += (u - smoothed) * (1 - Math.exp(-seconds / SMOOTHING));
        return smoothed;
    }

    private void forget() {
        oldest = firstWithin(KEPT, oldest);
        if (oldest > states.size() / 2) {
            states.subList(0, oldest).clear();
            aSecondAgo -= oldest;
            oldest = 0;
        }
    }

    /** The first state from {@code from} on that is no older than so many nanoseconds. */
    private int firstWithin(long nanos, int from) {
        int i = from;
        while (age(i) > nanos) {
            i++;
        }
        return i;
    }

    /** Nanoseconds before the latest state. */
    private long age(int i) {
        return Seconds.nanos(states.get(i).time(), latest().time());
    }

    GroundTrack first() {
        return first;
    }

    GroundTrack latest() {
        return states.get(states.size() - 1);
    }

    /** The states kept. */
    List<GroundTrack> states() {
        return states.subList(oldest, states.size());
    }

    /** The states kept that are no later than {@code time}. */
    List<GroundTrack> until(Instant time) {
        return states.subList(oldest, first(each -> each.isAfter(time)));
    }

    /** The states kept that are no earlier than {@code time}. */
    List<GroundTrack> since(Instant time) {
        return states.subList(first(each -> !each.isBefore(time)), states.size());
    }

    /** The first state kept whose time is {@code late}, as those of all after it are; found by halving. */
    private int first(Predicate<Instant> late) {
        int from = oldest;
        int to = states.size();
        while (from < to) {
            int middle = (from + to) / 2;
            if (late.test(states.get(middle).time())) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /** What has been seen of it by now. */
    Shown shown() {
        return shown;
    }

    /** Speed of the mean velocity over the last {@code seconds}, m/s. */
    double meanSpeed(double seconds) {
        long span = Math.round(seconds * 1e9);
        double u = 0;
        double v = 0;
        int count = 0;
        for (int i = states.size() - 1; i >= oldest && age(i) <= span; i--) {
            u += states.get(i).velocity().u();
            v += states.get(i).velocity().v();
            count++;
        }
        return Math.hypot(u, v) / count;
    }

    /** Mean speed over the last second, m/s, which one frame's noise does not touch; 0 until it has lasted so long. */
    double recentSpeed() {
        GroundTrack now = latest();
        GroundTrack then = states.get(aSecondAgo);
        double seconds = Seconds.between(then.time(), now.time());
        return seconds >= SHORTEST_MEAN ? then.position().distance(now.position()) / seconds : 0;
    }
}
