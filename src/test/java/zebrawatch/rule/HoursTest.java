package zebrawatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {
    /** Times are the world's; the clocks of Shanghai are eight hours ahead. */
    @ParameterizedTest
    @CsvSource({
        "06:00, 22:00, 21:59, false", "06:00, 22:00, 22:00, true", "06:00, 22:00, 13:59, true",
        "06:00, 22:00, 14:00, false", "22:00, 06:00, 13:59, false", "22:00, 06:00, 14:00, true",
        "22:00, 06:00, 21:59, true", "22:00, 06:00, 22:00, false", "08:00, 08:00, 12:00, true"
    })
    void hoursMayRunOverMidnight(LocalTime from, LocalTime to, String time, boolean judged) {
        Hours hours = new Hours(from, to, ZoneId.of("Asia/Shanghai"));
        assertThat(hours.contain(Instant.parse("2026-03-01T" + time + ":00Z"))).isEqualTo(judged);
    }
}
