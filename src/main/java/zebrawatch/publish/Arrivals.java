package zebrawatch.publish;

import java.util.List;

/**
 * What one look into Kafka brought.
 *
 * @param cases that became complete
 * @param spoilt records that are no part of a case
 * @param positions where a reader goes on that has kept all this: nothing is lost then, and what it meets again belongs to
 *     cases it has
 */
public record Arrivals(List<Arrival> cases, List<SpoiltRecord> spoilt, List<Position> positions) {
    /** Nothing at all. */
    static final Arrivals NONE = new Arrivals(List.of(), List.of(), List.of());

    public Arrivals {
        cases = List.copyOf(cases);
        spoilt = List.copyOf(spoilt);
        positions = List.copyOf(positions);
    }
}
