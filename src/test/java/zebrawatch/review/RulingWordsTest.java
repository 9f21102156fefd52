package zebrawatch.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.rule.Fact;
import zebrawatch.rule.Ruling;

class RulingWordsTest {
    private static final Ruling RULING = Cases.of("c-1", 10).ruling();

    private static Ruling with(List<Fact> facts) {
        return new Ruling(
                RULING.kind(),
                RULING.time(),
                RULING.crossing(),
                RULING.vehicle(),
                RULING.pedestrian(),
                RULING.policeCase(),
                RULING.moments(),
                facts);
    }

    @Test
    void theFactsAreSaidInBothLanguages() {
        assertThat(FactSentence.chinese(RULING))
                .isEqualTo("行人距冲突点 1.8 m，小汽车车速 23 km/h，未停车，发现行人时车头距斑马线 21.35 m（停车需 12.4 m）");
        assertThat(FactSentence.english(RULING))
                .isEqualTo("pedestrian to conflict point 1.8 m, car at 23 km/h, did not stop,"
                        + " front to zebra when the pedestrian could be noticed 21.35 m (needs 12.4 m to stop)");
        assertThat(FactSentence.chinese(with(List.of()))).isEqualTo("小汽车车速 23 km/h，未停车");
    }

    @ParameterizedTest
    @CsvSource({"1.8, 0.6, 0.977", "3.0, 0.6, 0.5", "2.4, 0.6, 0.841", "3.6, 0.6, 0.159"})
    void confidenceIsTheNormalShareWithinTheLimit(double distance, double deviation, double share) {
        Ruling ruling = with(List.of(
                Fact.against("conflict_distance", distance, 3.0, "m"),
                Fact.of("conflict_distance_uncertainty", deviation, "m")));
        assertThat(Confidence.of(ruling).orElseThrow()).isCloseTo(share, within(0.0095));
    }

    @Test
    void theLessCertainDistanceCounts() {
        Ruling ruling = with(List.of(
                Fact.against("conflict_distance", 1.0, 3.0, "m"),
                Fact.of("conflict_distance_uncertainty", 0.2, "m"),
                Fact.against("available_distance", 12.4, 12.4, "m"),
                Fact.of("available_distance_uncertainty", 1, "m")));
        assertThat(Confidence.of(ruling).orElseThrow()).isCloseTo(0.5, within(0.001));
    }

    @Test
    void withoutUncertaintyNothingIsClaimed() {
        assertThat(Confidence.of(RULING)).isEqualTo(OptionalDouble.empty());
    }
}
