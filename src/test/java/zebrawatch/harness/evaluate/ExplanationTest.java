package zebrawatch.harness.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.rule.Moments;
import zebrawatch.rule.Reason;
import zebrawatch.rule.Ruling;
import zebrawatch.rule.Settled;
import zebrawatch.track.Track;

class ExplanationTest {
    @Test
    void theRulesOwnReasonIsTold() {
        assertThat(explain(true, "car-1", Suite.run(), encounter(5, 1, Reason.TOO_FAR)))
                .isEqualTo("judged_otherwise(too_far)");
    }

    @Test
    void theEncounterOfAnotherVehicleExplainsNothing() {
        assertThat(explain(true, "car-1", Suite.run(), encounter(5, 2, Reason.TOO_FAR)))
                .isEqualTo("no_encounter");
    }

    @Test
    void theNearestEncounterCounts() {
        assertThat(explain(
                        true,
                        "car-1",
                        Suite.run(),
                        encounter(2, 1, Reason.TOO_FAR),
                        encounter(5.5, 1, Reason.FOLLOWING)))
                .isEqualTo("judged_otherwise(following)");
    }

    @ParameterizedTest
    @CsvSource({"1, vehicle_not_tracked", "3, pedestrian_not_tracked"})
    void whoWasNotTrackedCouldNotBeJudged(long missing, String said) {
        List<LineRun.Moment> moments = Suite.run().moments().stream()
                .map(m -> new LineRun.Moment(m.t(), m.seen(), without(m.tracks(), missing)))
                .toList();

        assertThat(explain(true, "car-1", new LineRun(moments, List.of(), Duration.ZERO)))
                .isEqualTo(said);
    }

    @Test
    void whereTheVehicleIsNotLabelledNothingIsGuessed() {
        ExpectedRuling missed = Suite.expectedFailure(9, "car-1");

        assertThat(Explanation.of(missed, Suite.truth(false), Suite.run(), List.of(encounter(9, 1, Reason.STOPPED)))
                        .code())
                .isEqualTo("vehicle_not_labelled");
    }

    private static List<Track> without(List<Track> tracks, long id) {
        return tracks.stream().filter(t -> t.id() != id).toList();
    }

    private static String explain(boolean complete, String vehicle, LineRun run, Settled... encounters) {
        return Explanation.of(
                        Suite.expectedFailure(5, vehicle),
                        Suite.truth(complete),
                        run,
                        Stream.of(encounters).toList())
                .code();
    }

    private static Settled encounter(double t, long vehicle, Reason reason) {
        Ruling ruling = Suite.failure(t, vehicle, Suite.CAR);
        return new Settled(
                reason,
                ruling.time(),
                ruling.vehicle(),
                ruling.pedestrian(),
                3,
                OptionalDouble.empty(),
                new Moments(ruling.time(), ruling.time(), ruling.time()),
                List.of());
    }
}
