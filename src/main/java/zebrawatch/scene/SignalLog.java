package zebrawatch.scene;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was told of a pedestrians' signal, by the instants at which it showed it: a picture taken before a change was told
 * of is judged by what was told before.
 *
 * @param valid so long what was told holds, above zero; nothing is known of the signal after that
 * @param told in order of time
 */
public record SignalLog(Duration valid, List<Told> told) {
    /** Pictures are looked at seconds after they were taken, and whoever tells it twice a second is told of for minutes. */
    static final int KEPT = 500;

    /**
     * One thing told.
     *
     * @param time at which the signal showed it
     * @param shown then
     */
    public record Told(Instant time, Signal shown) {}

    /** @throws IllegalArgumentException if it holds for no time */
    public SignalLog {
        if (valid.isNegative() || valid.isZero()) {
            throw new IllegalArgumentException("what is told of a signal holds for some time, got " + valid);
        }
        told = List.copyOf(told);
    }

    /** Nothing has been told yet. */
    public static SignalLog empty(Duration valid) {
        return new SignalLog(valid, List.of());
    }

    /** With one thing more, in its place; of two told of the same instant the later one counts. The oldest are forgotten. */
    public SignalLog with(Instant time, Signal shown) {
        List<Told> all = new ArrayList<>(told);
        int place = all.size();
        while (place > 0 && all.get(place - 1).time().isAfter(time)) {
            place--;
        }
        all.add(place, new Told(time, shown));
        return new SignalLog(valid, all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }

    /** The same told, holding for another time. */
    public SignalLog validFor(Duration time) {
        return new SignalLog(time, told);
    }

    /** What it showed then: what was last told of before, unless that was too long before. */
    public Signal at(Instant time) {
        for (int i = told.size() - 1; i >= 0; i--) {
            Told last = told.get(i);
            if (!last.time().isAfter(time)) {
                return time.isAfter(last.time().plus(valid)) ? Signal.UNKNOWN : last.shown();
            }
        }
        return Signal.UNKNOWN;
    }
}
