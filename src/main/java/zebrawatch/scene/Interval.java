package zebrawatch.scene;

/**
 * A stretch along one ground axis, ends included.
 *
 * @param from metres
 * @param to metres, not below {@code from}
 */
public record Interval(double from, double to) {

    /** @throws IllegalArgumentException if an end is not finite or {@code to < from} */
    public Interval {
        if (!Double.isFinite(from) || !Double.isFinite(to) || to < from) {
            throw new IllegalArgumentException("an interval needs from <= to, got " + from + " to " + to);
        }
    }

    /** Metres. */
    public double length() {
        return to - from;
    }

    public boolean contains(double metres) {
        return metres >= from && metres <= to;
    }

    /** Metres between this stretch and a place; 0 inside. */
    public double distance(double metres) {
        return Math.max(0, Math.max(from - metres, metres - to));
    }

    /** Whether the two share at least a point. */
    public boolean meets(Interval other) {
        return from <= other.to && other.from <= to;
    }

    /** This stretch lengthened by {@code metres} at both ends. */
    public Interval widened(double metres) {
        return new Interval(from - metres, to + metres);
    }
}
