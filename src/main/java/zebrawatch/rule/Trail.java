package zebrawatch.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import zebrawatch.track.GroundTrack;

/** The last seconds of one road user on one crossing, oldest first, and what its whole life has shown. */
final class Trail {
    private static final Duration KEPT = Duration.ofSeconds(15);
    /** Frames farther apart than this do not prove that it was there in between. */
    private static final Duration LONGEST_STEP = Duration.ofMillis(500);

    /** Over less than this a mean is no mean, seconds. */
    private static final double SHORTEST_MEAN = 0.7;

    /** Somebody who stands seems to sway; his places are averaged over about this long, seconds. */
    private static final double SMOOTHING = 0.4;

    private final double smallestDisplacement;
    private final GroundTrack first;
    private final List<GroundTrack> states = new ArrayList<>();
    private int oldest;
    private Duration seenFor = Duration.ZERO;
    private Instant lastSeen;
    private double smoothed;
    private double turningPoint;
    private int course;
    private double fastest;

    Trail(GroundTrack first, double smallestDisplacement) {
        this.first = first;
        this.smallestDisplacement = smallestDisplacement;
        this.lastSeen = first.time();
        this.smoothed = first.position().u();
        this.turningPoint = smoothed;
        states.add(first);
    }

    void add(GroundTrack state) {
        Duration step = Duration.between(latest().time(), state.time());
        if (state.seen()) {
            seenFor = seenFor.plus(step.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : step);
            lastSeen = state.time();
        }
        states.add(state);
        forget(state.time().minus(KEPT));
        fastest = Math.max(fastest, recentSpeed());
        double u = smooth(state.position().u(), Seconds.of(step));
        double moved = u - turningPoint;
        if (course != 0 && moved * course > 0) {
            turningPoint = u;
        } else if (Math.abs(moved) >= smallestDisplacement && moved != 0) {
            course = moved > 0 ? 1 : -1;
            turningPoint = u;
        }
    }

    private double smooth(double u, double seconds) {
        smoothed += (u - smoothed) * (1 - Math.exp(-seconds / SMOOTHING));
        return smoothed;
    }

    private void forget(Instant before) {
        while (states.get(oldest).time().isBefore(before)) {
            oldest++;
        }
        if (oldest > states.size() / 2) {
            states.subList(0, oldest).clear();
            oldest = 0;
        }
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

    /** How long detections have supported it. */
    Duration seenFor() {
        return seenFor;
    }

    Instant lastSeen() {
        return lastSeen;
    }

    /** The farthest it had been in the states kept up to {@code time} from where it was first seen, metres along the walk. */
    double displacement(Instant time) {
        double farthest = 0;
        for (GroundTrack state : states()) {
            if (!state.time().isAfter(time)) {
                farthest = Math.max(
                        farthest,
                        Math.abs(state.position().u() - first.position().u()));
            }
        }
        return farthest;
    }

    /**
     * Which way along {@code u} it last walked: +1 or -1, or 0 as long as it has not moved by the smallest displacement.
     * Turning about takes the same distance, so that noise does not.
     */
    int course() {
        return course;
    }

    /** The highest mean speed over a second, m/s. */
    double fastest() {
        return fastest;
    }

    /** Speed of the mean velocity over the last {@code seconds}, m/s. */
    double meanSpeed(double seconds) {
        Instant from = latest().time().minusNanos(Math.round(seconds * 1e9));
        double u = 0;
        double v = 0;
        int count = 0;
        for (int i = states.size() - 1; i >= oldest && !states.get(i).time().isBefore(from); i--) {
            u += states.get(i).velocity().u();
            v += states.get(i).velocity().v();
            count++;
        }
        return Math.hypot(u, v) / count;
    }

    /** Mean speed over the last second, m/s, which one frame's noise does not touch; 0 until it has lasted so long. */
    double recentSpeed() {
        GroundTrack now = latest();
        Instant from = now.time().minusSeconds(1);
        GroundTrack then = now;
        for (int i = states.size() - 1; i >= oldest && !states.get(i).time().isBefore(from); i--) {
            then = states.get(i);
        }
        double seconds = Seconds.between(then.time(), now.time());
        return seconds >= SHORTEST_MEAN ? then.position().distance(now.position()) / seconds : 0;
    }
}
