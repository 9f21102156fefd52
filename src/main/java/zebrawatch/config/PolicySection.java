package zebrawatch.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import zebrawatch.rule.Parameter;
import zebrawatch.rule.Policy;

/** Reads how a crossing judges: those parameters that differ from the camera's, the city's or the standard. */
final class PolicySection {
    private PolicySection() {}

    /** The policy under a section's key {@code policy}, or {@code base} where it has none. */
    static Optional<Policy> under(Section s, Policy base) {
        return s.has("policy") ? s.section("policy", p -> read(p, base)) : Optional.of(base);
    }

    private static Optional<Policy> read(Section s, Policy base) {
        Map<Parameter, Double> values = new EnumMap<>(Parameter.class);
        for (Parameter p : Parameter.values()) {
            if (p.unit() == Parameter.Unit.FLAG) {
                values.put(p, s.flag(p.key(), base.says(p)) ? 1.0 : 0.0);
            } else {
                values.put(p, s.number(p.key(), p.least(), p.most(), base.of(p)));
            }
        }
        return s.build(Parameter.SMALLEST_VEHICLE_SPEED.key(), () -> new Policy(values));
    }
}
