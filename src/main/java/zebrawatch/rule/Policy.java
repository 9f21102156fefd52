package zebrawatch.rule;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a crossing judges: a value for every {@link Parameter}. Every pedestrian before every vehicle in every frame is held
 * against some of them, so they lie in an array.
 */
public final class Policy {
    private static final Policy STANDARD = new Policy(Map.of());

    private final double[] values = new double[Parameter.values().length];

    /**
     * @param values what differs from the standard
     * @throws IllegalArgumentException in one sentence, if a value makes no sense alone or beside another
     */
    public Policy(Map<Parameter, Double> values) {
        for (Parameter parameter : Parameter.values()) {
            this.values[index(parameter)] = parameter.checked(values.getOrDefault(parameter, parameter.standard()));
        }
        double standstill = of(Parameter.STANDSTILL_SPEED);
        double smallest = of(Parameter.SMALLEST_VEHICLE_SPEED);
        if (smallest > 0 && smallest < standstill) {
            throw new IllegalArgumentException("smallest_vehicle_speed is 0 or at least standstill_speed, which is "
                    + standstill + " m/s, got " + smallest);
        }
    }

    /** What a city starts from. */
    public static Policy standard() {
        return STANDARD;
    }

    /**
     * This policy with one value changed.
     *
     * @throws IllegalArgumentException in one sentence, if it makes no sense
     */
    public Policy with(Parameter parameter, double value) {
        Map<Parameter, Double> changed = values();
        changed.put(parameter, value);
        return new Policy(changed);
    }

    /** This policy with one flag changed. */
    public Policy with(Parameter flag, boolean value) {
        return with(flag, value ? 1 : 0);
    }

    /** Every value, in the order of the parameters; a copy. */
    public Map<Parameter, Double> values() {
        Map<Parameter, Double> all = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            all.put(parameter, of(parameter));
        }
        return all;
    }

    /** A value in its parameter's unit. */
    public double of(Parameter parameter) {
        return values[index(parameter)];
    }

    /** A flag. */
    public boolean says(Parameter flag) {
        return of(flag) == 1;
    }

    /** A measured value beside this policy's limit. */
    Fact fact(String name, double measured, Parameter limit) {
        return Fact.against(name, measured, of(limit), limit.unit().symbol());
    }

    /** A value in seconds as a duration. */
    public Duration time(Parameter seconds) {
        return Duration.ofNanos(Math.round(of(seconds) * 1e9));
    }

    /** Metres a vehicle of {@code speed} m/s needs to stop: reaction and braking, v t + v^2 / 2a. */
    public double stoppingDistance(double speed) {
        return speed * of(Parameter.REACTION) + speed * speed / (2 * of(Parameter.BRAKING));
    }

    /** The array is made anew from the parameters in every process, so their order is nothing to keep. */
    @SuppressWarnings("EnumOrdinal")
    private static int index(Parameter parameter) {
        return parameter.ordinal();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Policy policy && Arrays.equals(values, policy.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values().toString();
    }
}
