package zebrawatch.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import zebrawatch.rule.Parameter;
import zebrawatch.rule.Policy;

/** Reads how a crossing judges: those parameters that are not the standard ones. */
final class PolicySection {
    private PolicySection() {}

    static Optional<Policy> read(Section s) {
        Map<Parameter, Double> values = new EnumMap<>(Parameter.class);
        for (Parameter p : Parameter.values()) {
            if (p.unit() == Parameter.Unit.FLAG) {
                values.put(p, s.flag(p.key(), p.standard() == 1) ? 1.0 : 0.0);
            } else {
                values.put(p, s.number(p.key(), p.least(), p.most(), p.standard()));
            }
        }
        return s.build(Parameter.SMALLEST_VEHICLE_SPEED.key(), () -> new Policy(values));
    }
}
