package zebrawatch.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.attention.Attention.Following;
import zebrawatch.attention.Attention.Watching;

class AttentionTest {
    private static final AttentionSettings USUAL = AttentionSettings.standard();
    private static final Instant START = Instant.parse("2026-11-28T08:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            last check | now | moved | check
            never      |   0 | false | true
            0          |   2 | false | false
            0          |   2 | true  | true
            0          | 5.9 | false | false
            0          |   6 | false | true
            9          |   2 | false | true
            """, useHeadersInDisplayName = true)
    void theDetectorIsAskedWhereSomethingMovesAndNowAndThen(String last, double now, boolean moved, boolean check) {
        Watching watching =
                new Watching(last.equals("never") ? Optional.empty() : Optional.of(at(Double.parseDouble(last))));
        assertThat(watching.wantsCheck(at(now), moved, USUAL)).isEqualTo(check);
    }

    @Test
    void aPedestrianWakesTheCamera() {
        Watching watching = new Watching(Optional.empty());
        assertThat(watching.checked(at(2), true)).isEqualTo(new Following(at(2), at(2)));
        assertThat(watching.checked(at(2), false)).isEqualTo(new Watching(Optional.of(at(2))));
    }

    /** Woken at 10 s; what the line sees of one picture. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            last near | now  | pedestrian | vehicle | then
            10        |    8 | false      | false   | following since 10
            10        |    8 | true       | false   | following since 10
            10        |   11 | true       | false   | following since 11
            11        | 15.9 | false      | false   | following since 11
            11        |   16 | false      | false   | watching
            11        |   16 | false      | true    | following since 11
            11        | 40.9 | false      | true    | following since 11
            11        |   41 | false      | true    | watching
            11        |   99 | true       | false   | following since 99
            """, useHeadersInDisplayName = true)
    void itFollowsUntilNobodyIsNearAndNoVehicleStandsOnTheZebra(
            double near, double now, boolean pedestrian, boolean vehicle, String then) {
        Attention next = new Following(at(10), at(near)).saw(at(now), new Sight(pedestrian, vehicle), USUAL);
        Attention expected = then.equals("watching")
                ? new Watching(Optional.of(at(now)))
                : new Following(at(10), at(Double.parseDouble(then.substring("following since ".length()))));
        assertThat(next).isEqualTo(expected);
    }

    private static Instant at(double seconds) {
        return START.plus(Duration.ofMillis(Math.round(seconds * 1000)));
    }
}
