package zebrawatch.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zebrawatch.evidence.CaseWords;
import zebrawatch.evidence.FactWords;
import zebrawatch.rule.Fact;
import zebrawatch.rule.Ruling;

/** The telling facts of a ruling in one line. */
final class FactSentence {
    private static final String CONFLICT = "conflict_distance";
    private static final String AVAILABLE = "available_distance";

    private FactSentence() {}

    /** Such as 行人距冲突点 1.8 m，小汽车车速 23 km/h，未停车. */
    static String chinese(Ruling ruling) {
        List<String> parts = new ArrayList<>();
        fact(ruling, CONFLICT).ifPresent(f -> parts.add(FactWords.label(f) + " " + FactWords.measured(f)));
        parts.add(CaseWords.vehicle(ruling.vehicle().kind()) + "车速 " + speed(ruling));
        if (ruling.kind() == Ruling.Kind.FAILURE_TO_YIELD) {
            parts.add("未停车");
        }
        // this fact's limit is the distance the vehicle needed to stop
        fact(ruling, AVAILABLE)
                .ifPresent(f -> parts.add(
                        FactWords.label(f) + " " + FactWords.measured(f) + "（停车需 " + FactWords.limit(f) + "）"));
        return String.join("，", parts);
    }

    /** Such as pedestrian to conflict point 1.8 m, car at 23 km/h, did not stop. */
    static String english(Ruling ruling) {
        List<String> parts = new ArrayList<>();
        fact(ruling, CONFLICT).ifPresent(f -> parts.add(FactWords.english(f) + " " + FactWords.measured(f)));
        parts.add(CaseWords.englishVehicle(ruling.vehicle().kind()) + " at " + speed(ruling));
        if (ruling.kind() == Ruling.Kind.FAILURE_TO_YIELD) {
            parts.add("did not stop");
        }
        fact(ruling, AVAILABLE)
                .ifPresent(f -> parts.add(FactWords.english(f) + " " + FactWords.measured(f) + " (needs "
                        + FactWords.limit(f) + " to stop)"));
        return String.join(", ", parts);
    }

    private static String speed(Ruling ruling) {
        return FactWords.speed(ruling.vehicle().velocity().speed());
    }

    private static Optional<Fact> fact(Ruling ruling, String name) {
        return ruling.facts().stream().filter(f -> f.name().equals(name)).findFirst();
    }
}
