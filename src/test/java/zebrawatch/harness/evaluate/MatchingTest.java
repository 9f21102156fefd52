package zebrawatch.harness.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.harness.evaluate.Outcome.Mark;
import zebrawatch.harness.evaluate.Outcome.Remark;
import zebrawatch.rule.Ruling;

class MatchingTest {
    @Test
    void aRulingOnTheRightVehicleInTimeIsRight() {
        List<Outcome> outcomes = match(
                Suite.truth(true, Suite.expectedFailure(5, "car-1")), Suite.run(Suite.failure(5.3, 1, Suite.CAR)));

        assertThat(outcomes).singleElement().satisfies(o -> {
            assertThat(o.mark()).isEqualTo(Mark.TRUE_POSITIVE);
            assertThat(o.vehicle()).contains("car-1");
            assertThat(o.pedestrian()).contains("ped-1");
            assertThat(o.error().orElseThrow()).isCloseTo(0.3, within(1e-9));
        });
    }

    @ParameterizedTest
    @CsvSource({"4.0, true", "6.0, true", "3.9, false", "6.1, false"})
    void aSecondIsTheLimit(double t, boolean right) {
        List<Outcome> outcomes =
                match(Suite.truth(true, Suite.expectedFailure(5, "car-1")), Suite.run(Suite.failure(t, 1, Suite.CAR)));

        assertThat(outcomes.stream().anyMatch(o -> o.mark() == Mark.TRUE_POSITIVE))
                .isEqualTo(right);
        if (!right) {
            assertThat(outcomes).extracting(Outcome::remark).containsOnly(Remark.WRONG_TIME, Remark.NOT_SAID);
        }
    }

    @Test
    void aRulingOnAnotherVehicleIsAFalsePositiveAndAMiss() {
        List<Outcome> outcomes = match(
                Suite.truth(true, Suite.expectedFailure(5, "car-1")), Suite.run(Suite.failure(5, 2, Suite.second(5))));

        assertThat(outcomes)
                .extracting(Outcome::mark)
                .containsExactlyInAnyOrder(Mark.FALSE_POSITIVE, Mark.FALSE_NEGATIVE);
        assertThat(outcomes).extracting(Outcome::remark).contains(Remark.NOTHING_THERE);
    }

    @Test
    void theOtherKindIsNoMatch() {
        List<Outcome> outcomes = match(
                Suite.truth(true, Suite.expectedFailure(5, "car-1")),
                Suite.run(Suite.ruling(Ruling.Kind.YIELDED, 5, 1, Suite.CAR)));

        assertThat(Tally.of(outcomes, Ruling.Kind.FAILURE_TO_YIELD)).isEqualTo(new Tally(0, 0, 1, List.of()));
        assertThat(Tally.of(outcomes, Ruling.Kind.YIELDED)).isEqualTo(new Tally(0, 1, 0, List.of()));
        assertThat(outcomes).extracting(Outcome::remark).contains(Remark.OTHER_KIND);
    }

    @Test
    void aSecondCaseOfTheSamePassageIsAFalsePositiveThoughTheTrackSwitched() {
        List<Outcome> outcomes = match(
                Suite.truth(true, Suite.expectedFailure(5, "car-1")),
                Suite.run(Suite.failure(5.4, 9, Suite.CAR), Suite.failure(5.1, 1, Suite.CAR)));

        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(0).mark()).isEqualTo(Mark.TRUE_POSITIVE);
        assertThat(outcomes.get(0).time()).isEqualTo(5.1);
        assertThat(outcomes.get(1).mark()).isEqualTo(Mark.FALSE_POSITIVE);
        assertThat(outcomes.get(1).remark()).isEqualTo(Remark.SECOND_CASE);
    }

    @Test
    void asManyAreMatchedAsCanBe() {
        Truth truth = Suite.truth(false, Suite.sometime(5, 5, false), Suite.sometime(6.5, 6.5, false));

        List<Outcome> outcomes =
                match(truth, Suite.run(Suite.failure(5.9, 1, Suite.CAR), Suite.failure(4.1, 2, Suite.second(4.1))));

        assertThat(outcomes)
                .extracting(Outcome::mark)
                .containsOnly(Mark.TRUE_POSITIVE)
                .hasSize(2);
    }

    @Test
    void whatIsAmbiguousDoesNotCountWhateverIsSaidOrNot() {
        Truth truth = Suite.truth(false, Suite.sometime(4, 6, true));

        assertThat(match(truth, Suite.run())).isEmpty();
        assertThat(match(
                        truth,
                        Suite.run(
                                Suite.failure(6.5, 1, Suite.CAR),
                                Suite.ruling(Ruling.Kind.YIELDED, 4, 2, Suite.second(4)))))
                .extracting(Outcome::mark)
                .containsOnly(Mark.DONT_CARE)
                .hasSize(2);
    }

    @Test
    void anAmbiguousEventExcusesNoSecondCase() {
        Truth truth = Suite.truth(false, Suite.sometime(4, 6, true));

        List<Outcome> outcomes =
                match(truth, Suite.run(Suite.failure(5, 1, Suite.CAR), Suite.failure(5.2, 1, Suite.CAR)));

        assertThat(outcomes).extracting(Outcome::mark).containsExactlyInAnyOrder(Mark.DONT_CARE, Mark.FALSE_POSITIVE);
    }

    @Test
    void whereAHandLabelHasABoxTheTrackMustHaveBeenThere() {
        ExpectedRuling expected = Suite.expectedFailure(5.5, "car-2");

        assertThat(match(Suite.truth(false, expected), Suite.run(Suite.failure(6, 2, Suite.second(6)))))
                .extracting(Outcome::mark)
                .containsExactly(Mark.TRUE_POSITIVE);
        assertThat(match(Suite.truth(false, expected), Suite.run(Suite.failure(5.5, 1, Suite.CAR))))
                .extracting(Outcome::mark)
                .containsExactlyInAnyOrder(Mark.FALSE_POSITIVE, Mark.FALSE_NEGATIVE);
    }

    @Test
    void whereAHandLabelHasNoBoxTheTimeDecides() {
        ExpectedRuling far = Suite.expectedFailure(9, "car-2");

        assertThat(match(Suite.truth(false, far), Suite.run(Suite.failure(8.9, 1, Suite.CAR))))
                .extracting(Outcome::mark)
                .containsExactly(Mark.TRUE_POSITIVE);
    }

    @Test
    void anEventsOwnBoxTellsTheVehicleToo() {
        ExpectedRuling expected = new ExpectedRuling(
                5,
                5,
                Ruling.Kind.FAILURE_TO_YIELD,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.of(Suite.second(5)),
                Optional.of("main"),
                false,
                "");

        assertThat(match(Suite.truth(false, expected), Suite.run(Suite.failure(5.5, 2, Suite.second(5.5)))))
                .extracting(Outcome::mark)
                .containsExactly(Mark.TRUE_POSITIVE);
        assertThat(match(Suite.truth(false, expected), Suite.run(Suite.failure(5, 1, Suite.CAR))))
                .extracting(Outcome::mark)
                .containsExactlyInAnyOrder(Mark.FALSE_POSITIVE, Mark.FALSE_NEGATIVE);
    }

    private static List<Outcome> match(Truth truth, LineRun run) {
        return Matching.of(Suite.CAMERA, truth, run);
    }
}
