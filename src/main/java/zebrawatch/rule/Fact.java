package zebrawatch.rule;

import java.util.OptionalDouble;

/**
 * One measured value behind a ruling, beside the limit it was held against.
 *
 * @param name in snake_case, the same on the wire
 * @param measured in {@code unit}
 * @param unit such as m, m/s, s; empty for a count or a share
 * @param limit in the same unit, empty where the value only informs
 */
public record Fact(String name, double measured, String unit, OptionalDouble limit) {

    /** A value that only informs. */
    public static Fact of(String name, double measured, String unit) {
        return new Fact(name, measured, unit, OptionalDouble.empty());
    }

    /** A value that was held against a limit. */
    public static Fact against(String name, double measured, double limit, String unit) {
        return new Fact(name, measured, unit, OptionalDouble.of(limit));
    }
}
