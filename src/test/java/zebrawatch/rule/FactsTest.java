package zebrawatch.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.scene.RoadUser;

/**
 * What is measured of a car at 10 m/s whose front comes to the zebra at second 5, when somebody who walks at 1 m/s is 1.5 m
 * before its path.
 */
class FactsTest {
    private final Ruling ruling = Street.judge(10, 1, 4.5).rulings().get(0);

    @ParameterizedTest
    @CsvSource({
        "pedestrian_u, 4.5, ",
        "pedestrian_v, 2, ",
        "pedestrian_speed_u, -1, ",
        "pedestrian_speed_v, 0, ",
        "pedestrian_closing_speed, 1, 0.4",
        "pedestrian_fastest, 1, 3",
        "pedestrian_displacement, 5, 0.5",
        "pedestrian_seen, 5, 1",
        "conflict_distance, 1.5, 3",
        "pedestrian_arrival, 1.5, 5",
        "vehicle_to_stop_line, -2.5, ",
        "vehicle_to_zebra, 0, ",
        "vehicle_speed, 10, 1.4",
        "vehicle_seen, 5, 0.5",
        "body_share, 0, 0.5",
        "vehicle_arrival, 0.2, ",
        "available_distance, 35, 26.667",
        "notice, 3.5, ",
        "pedestrians_affected, 1, "
    })
    void everyFactIsWhatWasMeasured(String name, double measured, Double limit) {
        Fact fact = Street.judge(10, 1, 4.5).encounters().get(0).facts().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseGet(() -> ruling.facts().stream()
                        .filter(f -> f.name().equals(name))
                        .findFirst()
                        .orElseThrow());
        assertThat(fact.measured()).isCloseTo(measured, within(0.01));
        assertThat(fact.limit().isPresent()).isEqualTo(limit != null);
        if (limit != null) {
            assertThat(fact.limit().getAsDouble()).isCloseTo(limit, within(0.01));
        }
    }

    /** The car's rear leaves the walking line at second 5.6; he comes to its path at second 6.5. */
    @Test
    void postEncroachmentIsTheTimeBetweenThem() {
        assertThat(Street.judge(10, 1, 4.5)
                        .encounters()
                        .get(0)
                        .postEncroachment()
                        .orElseThrow())
                .isCloseTo(0.9, within(0.03));
    }

    /** He leaves the path, walking at 2 m/s, at second 4.75; the front is at the walking line at second 5.2. */
    @Test
    void thePedestrianMayBeFirst() {
        Settled settled = Street.judge(10, 2, 0.5).encounters().get(0);
        assertThat(settled.reason()).isEqualTo(Reason.PEDESTRIAN_FIRST);
        assertThat(settled.postEncroachment().orElseThrow()).isCloseTo(0.45, within(0.03));
    }

    @Test
    void whoseWaysDoNotCrossHaveNone() {
        assertThat(Street.judge(10, 0, 7.5).encounters().get(0).postEncroachment())
                .isEqualTo(OptionalDouble.empty());
    }

    @Test
    void theRulingTellsWhoAndWhen() {
        assertThat(ruling.kind()).isEqualTo(Ruling.Kind.FAILURE_TO_YIELD);
        assertThat(ruling.time()).isEqualTo(Street.at(5));
        assertThat(ruling.crossing()).isEqualTo("zebra");
        assertThat(ruling.policeCase()).isEqualTo(5);
        assertThat(ruling.vehicle()).isEqualTo(Party.of(Street.car(5, 5, 10)));
        assertThat(ruling.pedestrian().kind()).isEqualTo(RoadUser.PEDESTRIAN);
        assertThat(ruling.pedestrian().track()).isEqualTo(10);
    }

    /** Before the stop line until 4.7; nearest to the zebra's middle at 5.4; its rear off the far edge after 5.8. */
    @Test
    void theMomentsAreThoseAReviewerWants() {
        assertThat(ruling.moments()).isEqualTo(new Moments(Street.at(4.7), Street.at(5.4), Street.at(5.9)));
    }

    @Test
    void onePassageIsOneCaseOfTheMostTellingPedestrian() {
        Judgement judgement = Street.judge(10, 1, 4.4, 4.1, 4.3);
        assertThat(judgement.rulings()).hasSize(1);
        Ruling one = judgement.rulings().get(0);
        assertThat(one.pedestrian().track()).isEqualTo(11);
        assertThat(one.facts()).contains(Fact.of("pedestrians_affected", 3, ""));
    }

    @Test
    void theRulingsOfSeveralCrossingsAreGathered() {
        assertThat(new YieldRule(List.of()).observe(Street.at(0), List.of(), List.of()))
                .isEqualTo(new Judgement(List.of(), List.of(), List.of(), List.of(), List.of()));
    }
}
