package zebrawatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.track.GroundTrack;

/** What is counted of those who pass and cross. */
class CountingTest {
    /** People walk from u = 8 towards 0 and are at these places when the car's front enters at u = 1 to 3. */
    @ParameterizedTest
    @CsvSource({
        "10, 1, '4.4 4.1 4.3', VIOLATED, 3",
        "10, 1, '4.1 0.3',     VIOLATED, 2",
        "10, 1, '0.3',         NO_CONFLICT, 1",
        "10, 1, '',            '', 0",
        "10, 1, '30',          '', 0",
        // he stands on the zebra all the time and was never seen to walk: a warden
        "10, 0, '4.1',         '', 0",
    })
    void aPassageIsCountedOnceWithTheGravestThatCameOfIt(
            double car, double walking, String places, String verdict, int crossed) {
        double[] us = Arrays.stream(places.split(" "))
                .filter(p -> !p.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
        Judgement judgement = Street.judge(car, walking, us);
        assertThat(judgement.passed())
                .extracting(p -> p.crossing() + " " + p.verdict())
                .isEqualTo(verdict.isEmpty() ? List.of() : List.of("zebra " + verdict));
        assertThat(judgement.crossed()).hasSize(crossed);
    }

    /** The tracker gives him another number half a second before and after the middle. */
    @ParameterizedTest
    @CsvSource({"35, 1", "45, 1", "90, 1"})
    void whoeverIsLostAndFoundAgainHasCrossedOnceAtMost(int lostAt, int most) {
        assertThat(walk(lostAt)).hasSizeLessThanOrEqualTo(most);
    }

    @Test
    void whoWalksFromKerbToKerbHasCrossedWhenMoreThanHalfIsBehindHim() {
        assertThat(walk(Integer.MAX_VALUE)).containsExactly(new Crossed(Street.at(4.1), "zebra"));
    }

    private static List<Crossed> walk(int lostAt) {
        CrossingRule rule = new CrossingRule(Street.CROSSING, Policy.standard());
        List<Crossed> crossed = new ArrayList<>();
        IntStream.rangeClosed(0, 80).forEach(i -> {
            GroundTrack walker = Street.pedestrian(i < lostAt ? 10 : 11, i / 10.0, 8 - i / 10.0, -1);
            crossed.addAll(rule.observe(Street.at(i / 10.0), List.of(walker)).crossed());
        });
        return crossed;
    }
}
