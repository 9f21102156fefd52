package zebrawatch.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "2, 2", "3, 4", "10, 10", "11, 20", "75, 80", "100, 100", "101, 200", "1999, 2000"})
    void theScaleEndsAtARoundEvenNumber(long most, long top) {
        assertThat(Chart.roundedUp(most)).isEqualTo(top);
    }

    @Test
    void thoseWhoDidNotGiveWayStandOnThoseWhoDid() {
        Chart chart = Chart.of(List.of(new Chart.Column("08", 6, 4)));
        assertThat(chart.bars()).extracting(Chart.Bar::kind).containsExactly("yielded", "violated");
        assertThat(chart.bars()).extracting(Chart.Bar::height).containsExactly("106.8", "71.2");
        assertThat(chart.bars()).extracting(Chart.Bar::y).containsExactly("83.2", "12.0");
        assertThat(chart.ticks()).extracting(Chart.Label::text).containsExactly("0", "5", "10");
    }

    @Test
    void labelsAreThinnedOutSoThatTheyDoNotOverlap() {
        Chart year = Chart.of(IntStream.range(0, 365)
                .mapToObj(day -> new Chart.Column("d" + day, 1, 0))
                .toList());
        assertThat(year.bars()).hasSize(730);
        assertThat(year.labels()).hasSizeBetween(8, 14);
    }
}
