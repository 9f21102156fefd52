package zebrawatch.rule;

import java.util.Optional;

/**
 * What a pedestrian may ask of a vehicle at one instant, by the police's chart.
 *
 * @param policeCase of the chart, 1 to 7; 0 where none applies
 * @param against why the vehicle need not let him pass; empty where it must
 * @param distance metres along the walk from the pedestrian to the vehicle's path, 0 inside it
 * @param closing metres a second along the walk at which he nears the middle of the path, negative when he leaves it
 */
public record Claim(int policeCase, Optional<Reason> against, double distance, double closing) {

    /** Whether the vehicle must let the pedestrian pass. */
    public boolean stands() {
        return against.isEmpty();
    }

    Claim refused(Reason reason) {
        return new Claim(policeCase, Optional.of(reason), distance, closing);
    }
}
