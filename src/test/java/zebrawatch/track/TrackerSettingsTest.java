package zebrawatch.track;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackerSettingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.1 | 0.1 | 0.3 | 0  | high must be between 0 and 1, got 1.1",
                "0.5 | NaN | 0.3 | 0  | low must be between 0 and 1, got NaN",
                "0.5 | 0.1 | -1  | 0  | overlap must be between 0 and 1, got -1.0",
                "0.3 | 0.4 | 0.3 | 0  | low must not be above high, got 0.4 above 0.3",
                "0.5 | 0.1 | 0.3 | -1 | coast must not be negative, got PT-1S"
            })
    void aValueThatCannotBeIsNamed(double high, double low, double overlap, long coast, String sentence) {
        Duration second = Duration.ofSeconds(1);

        assertThatThrownBy(
                        () -> new TrackerSettings(high, low, overlap, 0.5, second, second, Duration.ofSeconds(coast)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }
}
