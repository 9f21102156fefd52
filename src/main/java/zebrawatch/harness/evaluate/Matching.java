package zebrawatch.harness.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import zebrawatch.harness.Trajectories;
import zebrawatch.harness.evaluate.Outcome.Mark;
import zebrawatch.harness.evaluate.Outcome.Remark;
import zebrawatch.harness.evaluate.SameVehicle.Answer;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Camera;
import zebrawatch.track.Assignment;

/**
 * Sets what the line said of a clip against what is true of it.
 *
 * <p>A ruling is right if the truth expects one of its kind, about the same vehicle ({@link SameVehicle} says how that is
 * told), with a decisive moment no more than 1 s off. Each expected ruling takes one spoken one, and as many pairs are made
 * as can be, those whose vehicles are known to be the same and those closer in time first; so a second case about the same passage is a false positive. Rulings left
 * over that fit an ambiguous event do not count, whatever kind they are of: where people would disagree the line may say
 * what it likes, once of each kind. Whom the ruling names as pedestrian and which case of the chart it names are shown but
 * not scored.
 */
public final class Matching {
    /** Seconds that a decisive moment may be off. */
    public static final double TOLERANCE = 1.0;

    /** Added to every pair's worth, so that one more pair is always worth more than a closer one. */
    private static final double PAIR = 100;

    /** Added where the vehicle is known to be the same, so that this is worth more than being closer. */
    private static final double KNOWN = 2 * TOLERANCE;

    private final SameVehicle vehicles;
    private final List<ExpectedRuling> expected;
    private final List<Ruling> rulings;

    private Matching(Camera camera, Truth truth, LineRun run) {
        this.vehicles = new SameVehicle(camera, truth, run);
        this.expected = truth.expected();
        this.rulings = run.rulings();
    }

    /** One outcome for each expected ruling and for each spoken one that is not among them, in order of time. */
    public static List<Outcome> of(Camera camera, Truth truth, LineRun run) {
        return new Matching(camera, truth, run).outcomes();
    }

    private List<Outcome> outcomes() {
        List<ExpectedRuling> firm =
                expected.stream().filter(e -> !e.ambiguous()).toList();
        List<Outcome> outcomes = new ArrayList<>();
        List<Ruling> open = new ArrayList<>(rulings);
        int[] chosen = pairs(firm);
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i] >= 0) {
                Ruling ruling = rulings.get(chosen[i]);
                outcomes.add(outcome(Mark.TRUE_POSITIVE, Optional.of(firm.get(i)), ruling, Remark.NONE));
                open.remove(ruling);
            } else {
                outcomes.add(new Outcome(
                        Mark.FALSE_NEGATIVE,
                        Optional.of(firm.get(i)),
                        Optional.empty(),
                        firm.get(i).vehicle(),
                        firm.get(i).pedestrian(),
                        Remark.NOT_SAID));
            }
        }
        for (ExpectedRuling doubtful : expected) {
            if (doubtful.ambiguous()) {
                for (Ruling.Kind kind : Ruling.Kind.values()) {
                    open.stream()
                            .filter(r -> r.kind() == kind && isNear(doubtful, r) && isPossible(doubtful, r))
                            .findFirst()
                            .ifPresent(r -> {
                                outcomes.add(outcome(Mark.DONT_CARE, Optional.of(doubtful), r, Remark.NONE));
                                open.remove(r);
                            });
                }
            }
        }
        List<Outcome> settled = List.copyOf(outcomes);
        open.forEach(r -> outcomes.add(outcome(Mark.FALSE_POSITIVE, Optional.empty(), r, remark(r, settled))));
        outcomes.sort(Comparator.comparingDouble(Outcome::time));
        return outcomes;
    }

    /** For each expected ruling the spoken one, or -1. */
    private int[] pairs(List<ExpectedRuling> firm) {
        double[][] worth = new double[firm.size()][rulings.size()];
        for (int i = 0; i < firm.size(); i++) {
            for (int j = 0; j < rulings.size(); j++) {
                ExpectedRuling e = firm.get(i);
                Ruling r = rulings.get(j);
                boolean fits = e.kind() == r.kind() && isNear(e, r) && isPossible(e, r);
                double known = vehicles.is(e, r) == Answer.YES ? KNOWN : 0;
                worth[i][j] = fits ? PAIR + known - error(e, r) : 0;
            }
        }
        int[] chosen = Assignment.maximum(worth);
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = chosen[i] >= 0 && worth[i][chosen[i]] > 0 ? chosen[i] : -1;
        }
        return chosen;
    }

    private boolean isPossible(ExpectedRuling expected, Ruling ruling) {
        return vehicles.is(expected, ruling) != Answer.NO;
    }

    private static boolean isNear(ExpectedRuling expected, Ruling ruling) {
        return error(expected, ruling) <= TOLERANCE;
    }

    private static double error(ExpectedRuling expected, Ruling ruling) {
        return Math.abs(expected.error(Trajectories.seconds(ruling.time())));
    }

    private Outcome outcome(Mark mark, Optional<ExpectedRuling> expectation, Ruling ruling, Remark remark) {
        return new Outcome(
                mark,
                expectation,
                Optional.of(ruling),
                vehicles.actor(ruling, ruling.vehicle()),
                vehicles.actor(ruling, ruling.pedestrian()),
                remark);
    }

    private Remark remark(Ruling ruling, List<Outcome> settled) {
        Optional<String> vehicle = vehicles.actor(ruling, ruling.vehicle());
        boolean second = settled.stream()
                .anyMatch(o -> o.ruling().isPresent()
                        && o.kind() == ruling.kind()
                        && o.ruling().get().crossing().equals(ruling.crossing())
                        && (o.ruling().get().vehicle().track()
                                        == ruling.vehicle().track()
                                || (vehicle.isPresent() && o.vehicle().equals(vehicle))));
        if (second) {
            return Remark.SECOND_CASE;
        }
        List<ExpectedRuling> same = expected.stream()
                .filter(e -> (vehicle.isPresent() && e.vehicle().equals(vehicle)) || isNear(e, ruling))
                .filter(e -> isPossible(e, ruling))
                .toList();
        if (same.stream().anyMatch(e -> e.kind() == ruling.kind())) {
            return Remark.WRONG_TIME;
        }
        return same.isEmpty() ? Remark.NOTHING_THERE : Remark.OTHER_KIND;
    }
}
