package zebrawatch.rule;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How a crossing judges: a value for every {@link Parameter}.
 *
 * @param values what differs from the standard may be given alone; the rest is filled up
 */
public record Policy(Map<Parameter, Double> values) {
    private static final Policy STANDARD = new Policy(Map.of());

    /** @throws IllegalArgumentException in one sentence, if a value makes no sense alone or beside another */
    public Policy {
        EnumMap<Parameter, Double> all = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            all.put(parameter, parameter.checked(values.getOrDefault(parameter, parameter.standard())));
        }
        values = Collections.unmodifiableMap(all);
        double standstill = values.getOrDefault(Parameter.STANDSTILL_SPEED, 0.0);
        double smallest = values.getOrDefault(Parameter.SMALLEST_VEHICLE_SPEED, 0.0);
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
        EnumMap<Parameter, Double> changed = new EnumMap<>(values);
        changed.put(parameter, value);
        return new Policy(changed);
    }

    /** This policy with one flag changed. */
    public Policy with(Parameter flag, boolean value) {
        return with(flag, value ? 1 : 0);
    }

    /** A value in its parameter's unit. */
    public double of(Parameter parameter) {
        return Objects.requireNonNull(values.get(parameter));
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
}
