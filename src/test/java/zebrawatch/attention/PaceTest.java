package zebrawatch.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lag   | spacing
            -100  | 100
            0     | 100
            5000  | 100
            6000  | 150
            7500  | 225
            10000 | 350
            60000 | 350
            """, useHeadersInDisplayName = true)
    void picturesBecomeSparserEvenlyWithTheLag(long lag, long spacing) {
        assertThat(Pace.standard().spacing(Duration.ofMillis(lag))).isEqualTo(Duration.ofMillis(spacing));
    }

    @Test
    void aPaceThatBecomesDenserIsRefused() {
        assertThatThrownBy(() -> new Pace(
                        Duration.ofMillis(200), Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(10)))
                .hasMessageContaining("not closer");
        assertThatThrownBy(() -> new Pace(
                        Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(5)))
                .hasMessageContaining("farthest behind");
    }
}
