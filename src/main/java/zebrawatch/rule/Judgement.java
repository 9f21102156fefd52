package zebrawatch.rule;

import java.util.List;

/**
 * What became final at one instant.
 *
 * @param encounters every one that settled
 * @param rulings of the vehicles whose passage ended, at most one each
 */
public record Judgement(List<Settled> encounters, List<Ruling> rulings) {

    public Judgement {
        encounters = List.copyOf(encounters);
        rulings = List.copyOf(rulings);
    }
}
