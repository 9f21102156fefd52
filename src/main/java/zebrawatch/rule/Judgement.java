package zebrawatch.rule;

import java.util.List;

/**
 * What became final at one instant.
 *
 * @param encounters every one that settled
 * @param rulings on vehicles' passages
 * @param jaywalks of people who crossed off the zebra, where that is watched
 * @param passed vehicles, while somebody was on the zebra
 * @param crossed people, on the zebra
 */
public record Judgement(
        List<Settled> encounters,
        List<Ruling> rulings,
        List<Jaywalk> jaywalks,
        List<Passed> passed,
        List<Crossed> crossed) {

    public Judgement {
        encounters = List.copyOf(encounters);
        rulings = List.copyOf(rulings);
        jaywalks = List.copyOf(jaywalks);
        passed = List.copyOf(passed);
        crossed = List.copyOf(crossed);
    }
}
