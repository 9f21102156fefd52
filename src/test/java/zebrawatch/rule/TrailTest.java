package zebrawatch.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailTest {
    @Test
    void aSecondOfStatesIsASecondSeen() {
        Trail trail = walk(0, 10, 1);
        assertThat(trail.shown().seconds()).isEqualTo(1);
        assertThat(trail.shown().last()).isEqualTo(Street.at(1));
        assertThat(trail.latest().time()).isEqualTo(Street.at(1));
        assertThat(trail.first().time()).isEqualTo(Street.at(0));
    }

    @Test
    void aGapProvesNoMoreThanHalfASecond() {
        Trail trail = walk(0, 10, 1);
        trail.add(Street.pedestrian(7, 4, 4, 1));
        assertThat(trail.shown().seconds()).isEqualTo(1.5);
    }

    @Test
    void speedsAreMeansOverASecond() {
        Trail trail = walk(0, 6, 2);
        assertThat(trail.recentSpeed()).as("too short for a mean").isZero();
        assertThat(walk(0, 7, 2).recentSpeed()).isCloseTo(2, within(1e-9));
        Trail long0 = walk(0, 40, 2);
        for (int i = 41; i <= 60; i++) {
            long0.add(Street.pedestrian(7, i / 10.0, 8, 0));
        }
        assertThat(long0.recentSpeed()).isZero();
        assertThat(long0.shown().fastest()).isCloseTo(2, within(1e-9));
        assertThat(long0.meanSpeed(0.5)).isZero();
    }

    @Test
    void aMeanVelocityIsOverItsTime() {
        Trail trail = walk(0, 10, 2);
        for (int i = 11; i <= 13; i++) {
            trail.add(Street.pedestrian(7, i / 10.0, 2, 0));
        }
        assertThat(trail.meanSpeed(0.5)).isCloseTo(2 * 3 / 6.0, within(1e-9));
        assertThat(trail.meanSpeed(0)).isZero();
    }

    @Test
    void aCourseTakesTheSmallestDisplacement() {
        Trail trail = new Trail(Street.pedestrian(7, 0, 3, 0), 0.5);
        step(trail, 1, 10, 3.4);
        assertThat(trail.shown().displacement()).isCloseTo(0.4, within(1e-9));
        assertThat(trail.shown().course()).isZero();
        step(trail, 11, 30, 3.6);
        assertThat(trail.shown().course()).isEqualTo(1);
        step(trail, 31, 60, 3.2);
        assertThat(trail.shown().course())
                .as("a small step back does not turn him")
                .isEqualTo(1);
        step(trail, 61, 90, 3.0);
        assertThat(trail.shown().course()).isEqualTo(-1);
        assertThat(trail.shown().displacement()).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void fifteenSecondsAreKept() {
        Trail trail = walk(0, 400, 0.1);
        assertThat(trail.states().get(0).time()).isEqualTo(Street.at(25));
        assertThat(trail.states()).hasSize(151);
        assertThat(trail.first().time()).isEqualTo(Street.at(0));
    }

    /** Ten states a second, kept from second 25 to second 40. */
    @ParameterizedTest
    @CsvSource({
        "24.9, 0, 151",
        "25, 1, 151",
        "25.05, 1, 150",
        "30, 51, 101",
        "39.95, 150, 1",
        "40, 151, 1",
        "41, 151, 0"
    })
    void statesAreKnownUntilAndSinceAMoment(double moment, int until, int since) {
        Trail trail = walk(0, 400, 0.1);
        assertThat(trail.until(Street.at(moment))).isEqualTo(trail.states().subList(0, until));
        assertThat(trail.since(Street.at(moment))).isEqualTo(trail.states().subList(151 - since, 151));
    }

    private static void step(Trail trail, int from, int to, double u) {
        for (int i = from; i <= to; i++) {
            trail.add(Street.pedestrian(7, i / 10.0, u, 0));
        }
    }

    private static Trail walk(double u, int steps, double speed) {
        Trail trail = new Trail(Street.pedestrian(7, 0, u, speed), 0.5);
        for (int i = 1; i <= steps; i++) {
            trail.add(Street.pedestrian(7, i / 10.0, u + speed * i / 10, speed));
        }
        return trail;
    }
}
