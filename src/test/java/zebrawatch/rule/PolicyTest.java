package zebrawatch.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTest {
    @ParameterizedTest
    @EnumSource
    void everyParameterTakesItsLimitsAndNothingBeyond(Parameter parameter) {
        assertThat(parameter.standard()).isBetween(parameter.least(), parameter.most());
        assertThat(parameter.checked(parameter.least())).isEqualTo(parameter.least());
        assertThat(parameter.checked(parameter.most())).isEqualTo(parameter.most());
        assertThatIllegalArgumentException().isThrownBy(() -> parameter.checked(parameter.least() - 0.01));
        assertThatIllegalArgumentException().isThrownBy(() -> parameter.checked(parameter.most() + 0.01));
        assertThatIllegalArgumentException().isThrownBy(() -> parameter.checked(Double.NaN));
        assertThat(Parameter.find(parameter.key())).contains(parameter);
    }

    @Test
    void whatIsWrongWithAValueIsOneSentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policy.standard().with(Parameter.CONFLICT_DISTANCE, 40))
                .withMessage("conflict_distance is 0.5 to 10.0 m, got 40.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policy.standard().with(Parameter.BODY_SHARE, 2))
                .withMessage("body_share is 0.05 to 1.0, got 2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policy.standard().with(Parameter.STANDING_COUNTS, 0.5))
                .withMessage("standing_counts is yes or no, got 0.5");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "0.69, false", "0.7, true", "1.4, true"})
    void noSpeedToReportIsBelowStandstillButNone(double smallest, boolean fits) {
        Map<Parameter, Double> values = Map.of(Parameter.SMALLEST_VEHICLE_SPEED, smallest);
        if (fits) {
            assertThat(new Policy(values).of(Parameter.SMALLEST_VEHICLE_SPEED)).isEqualTo(smallest);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> new Policy(values));
        }
    }

    @Test
    void stoppingTakesReactionAndBraking() {
        assertThat(Policy.standard().stoppingDistance(12)).isCloseTo(12 + 24, within(1e-9));
        assertThat(Policy.standard()
                        .with(Parameter.REACTION, 0)
                        .with(Parameter.BRAKING, 6)
                        .stoppingDistance(12))
                .isCloseTo(12, within(1e-9));
    }

    @Test
    void aTimeIsADuration() {
        assertThat(Policy.standard().with(Parameter.REACTION, 1.25).time(Parameter.REACTION))
                .isEqualTo(Duration.ofMillis(1250));
    }

    @Test
    void aFactStandsBesideItsLimit() {
        Fact fact = Policy.standard().fact("conflict_distance", 2.5, Parameter.CONFLICT_DISTANCE);
        assertThat(fact).isEqualTo(Fact.against("conflict_distance", 2.5, 3, "m"));
        assertThat(fact.limit()).hasValue(3);
    }
}
