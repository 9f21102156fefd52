package zebrawatch.evidence;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Where a camera's cases come from.
 *
 * @param provenance by the crossing's name
 * @param clock tells how right the clock is that the pictures' times come from
 */
public record Origin(Map<String, Provenance> provenance, Supplier<ClockReading> clock) {

    public Origin {
        provenance = Map.copyOf(provenance);
    }

    /** @throws IllegalArgumentException if there is no such crossing */
    Provenance of(String crossing) {
        Provenance found = provenance.get(crossing);
        if (found == null) {
            throw new IllegalArgumentException("nobody said by what crossing '" + crossing + "' is judged");
        }
        return found;
    }
}
