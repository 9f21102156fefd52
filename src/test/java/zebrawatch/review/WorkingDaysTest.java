package zebrawatch.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        // an ordinary week: Monday, due at the end of next Monday
        "2026-11-23T00:15:30Z, 2026-11-30T16:00:00Z",
        // half past midnight in China is the evening before in UTC
        "2026-11-22T16:30:00Z, 2026-11-30T16:00:00Z",
        "2026-11-22T15:30:00Z, 2026-11-27T16:00:00Z",
        // a Saturday
        "2026-11-28T06:00:00Z, 2026-12-04T16:00:00Z",
        // before Spring Festival: 12, 13, 14 (a worked Saturday), 24, 25 February
        "2026-02-11T02:00:00Z, 2026-02-25T16:00:00Z",
        // before National Day: 30 September, 8, 9, 10 (a worked Saturday), 12 October
        "2026-09-29T02:00:00Z, 2026-10-12T16:00:00Z",
        // over New Year 2027: 29, 30, 31 December, 4, 5 January
        "2026-12-28T02:00:00Z, 2027-01-05T16:00:00Z"
    })
    void aCaseIsDueAtTheEndOfTheFifthWorkingDayAfterIt(Instant happened, Instant due) {
        assertThat(WorkingDays.standard().due(happened, 5, SHANGHAI)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-04, true",
        "2026-01-03, false",
        "2026-02-23, false",
        "2026-02-28, true",
        "2026-09-20, true",
        "2027-02-08, false",
        "2031-01-01, true",
        "2031-01-04, false"
    })
    void aDayIsWorkedOrNot(LocalDate day, boolean isWorked) {
        assertThat(WorkingDays.standard().isWorked(day)).isEqualTo(isWorked);
    }

    @Test
    void theYearsItKnowsAreSaid() {
        assertThat(WorkingDays.standard().years()).containsExactly(2026, 2027);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-30 休 x | calendar:2: there is no day 2026-02-30",
                "2026-01-01 free | calendar:2: expected 2026-10-01..2026-10-07 休 国庆节 (or 班), got 2026-01-01 free",
                "2026-01-03..2026-01-01 休 | calendar:2: a span goes from its first to its last day, a month at most; got 2026-01-03..2026-01-01 休",
                "2026-01-01..2036-01-01 休 | calendar:2: a span goes from its first to its last day, a month at most; got 2026-01-01..2036-01-01 休",
                "2026-05-01 班 | calendar:2: 2026-05-01 is named twice"
            })
    void aBadLineIsOneSentenceThatNamesIt(String line, String sentence) {
        assertThatThrownBy(() -> WorkingDays.of("calendar", List.of("2026-05-01 休 劳动节 # law", line)))
                .isInstanceOf(ReviewException.class)
                .hasMessage(sentence);
    }

    @Test
    void aFileTakesThePlaceOfTheProgramsOwn(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("days.txt");
        Files.writeString(file, "2026-11-24 休 州庆\n");
        assertThat(WorkingDays.read(file).due(Instant.parse("2026-11-23T00:15:30Z"), 5, SHANGHAI))
                .isEqualTo("2026-12-01T16:00:00Z");
        assertThatThrownBy(() -> WorkingDays.read(folder.resolve("none.txt")))
                .isInstanceOf(ReviewException.class)
                .hasMessageContaining("none.txt");
    }
}
