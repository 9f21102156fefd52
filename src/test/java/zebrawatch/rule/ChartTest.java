package zebrawatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Interval;
import zebrawatch.track.GroundTrack;

/** What somebody on the zebra may ask of a car that comes on {@code u} from 1 to 3 m of a half that ends at 4 m. */
class ChartTest {
    private static final Chart CHART = new Chart(Street.CROSSING, Policy.standard());

    @ParameterizedTest
    @CsvSource({
        "0.5, 2, 1, 1, 3, , over the edge of the motor lanes",
        "-0.5, 2, 1, 1, 2, OUTSIDE_MOTOR_LANES, at the kerb",
        "4.5, 2, -1, -1, 5, , at the centre line to within its reach",
        "4.51, 2, -1, -1, 1, OTHER_HALF, beyond it",
        "3.9, 2, -1, -1, 6, , past the centre line",
        "3.6, 2, 0, -1, 5, , standing just past the centre line",
        "3.6, 2, -0.4, -1, 6, , no longer standing",
        "3.4, 2, 0, -1, 6, , standing farther in",
        "0.5, 2, -0.4, 1, 3, WALKING_AWAY, back to the kerb",
        "0.5, 2, -0.39, 1, 3, , standing",
        "0.5, 2, 0, -1, 6, WALKING_AWAY, standing, having crossed",
        "1.5, 2, 0, -1, 6, , standing in the path, whichever way he came",
        "0.5, 2, 1, 0, 3, NOT_MOVED, first seen",
        "0.5, 4.5, 1, 1, 3, , beside the stripes to within the margin",
        "0.5, 4.6, 1, 1, 0, OFF_ZEBRA, beside them",
        "0.5, -0.5, 1, 1, 3, , likewise before them",
        "0.5, -0.6, 1, 1, 0, OFF_ZEBRA, likewise"
    })
    void theSevenCases(double u, double v, double speed, int course, int policeCase, Reason against, String why) {
        Claim claim = CHART.read(at(u, v, speed), course, driving(Street.CROSSING));
        assertThat(claim.policeCase()).as(why).isEqualTo(policeCase);
        assertThat(claim.against()).as(why).isEqualTo(Optional.ofNullable(against));
    }

    @ParameterizedTest
    @CsvSource({
        "CONFLICT_DISTANCE, 0.5, 0.51, 1, , half a metre before the path",
        "CONFLICT_DISTANCE, 0.5, 0.4, 1, TOO_FAR, farther",
        "LONGEST_GAP, 1, 0.51, 0.5, , there in a second",
        "LONGEST_GAP, 1, 0.5, 0.4, TOO_FAR, later",
        "LONGEST_GAP, 1, 0.5, 0.3, , who stands comes whenever he likes",
        "STANDING_COUNTS, 0, 0.5, 0.3, STANDING, unless standing does not count",
        "STANDING_COUNTS, 0, 0.5, 0.4, , which this is not"
    })
    void limitsHoldTheirOwnValue(
            Parameter parameter, double limit, double u, double speed, Reason against, String why) {
        Chart chart = new Chart(Street.CROSSING, Policy.standard().with(parameter, limit));
        assertThat(chart.read(at(u, 2, speed), 1, driving(Street.CROSSING)).against())
                .as(why)
                .isEqualTo(Optional.ofNullable(against));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2, 0, 0, true, in the path",
        "2, 4.6, 0, 0, false, in the path but off the zebra",
        "6, 2, -0.4, -1, true, walks on the zebra towards it",
        "6, 2, -0.39, -1, false, stands on the other half",
        "8.2, 2, -1, -1, false, walks beside the road",
        "0.5, 2, -0.4, 1, false, walks away",
        "0.5, 2, -0.39, 1, true, stands on the car's half",
        "4.4, 2, 0, -1, true, stands at the centre line",
        "-0.5, 2, 0, 1, false, stands at the kerb"
    })
    void aDriverCanForesee(double u, double v, double speed, int course, boolean foreseeable, String why) {
        assertThat(CHART.foreseeable(at(u, v, speed), course, driving(Street.CROSSING)))
                .as(why)
                .isEqualTo(foreseeable);
    }

    @Test
    void aDriverCanForeseeWhoeverWaitsAtTheKerbWhereThatCounts() {
        Chart chart = new Chart(Street.CROSSING, Policy.standard().with(Parameter.KERB_WAITING_COUNTS, true));
        assertThat(chart.foreseeable(at(-0.5, 2, 0), 1, driving(Street.CROSSING)))
                .isTrue();
        assertThat(chart.foreseeable(at(-1.5, 2, 0), 1, driving(Street.CROSSING)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "4.2, 0, 7, ON_REFUGE, false",
        "4.2, -1, 7, ON_REFUGE, false",
        "3.5, -1, 6, , true",
        "6, -1, 1, OTHER_HALF, false"
    })
    void anIslandIsWherePeopleWait(double u, double speed, int policeCase, Reason against, boolean foreseeable) {
        Crossing street = Street.CROSSING;
        Crossing crossing = new Crossing(
                street.name(),
                street.outline(),
                street.length(),
                street.width(),
                street.lanes(),
                Optional.of(new Interval(3.8, 4.6)),
                street.stopLines());
        Chart chart = new Chart(crossing, Policy.standard());
        Claim claim = chart.read(at(u, 2, speed), -1, driving(crossing));
        assertThat(claim.policeCase()).isEqualTo(policeCase);
        assertThat(claim.against()).isEqualTo(Optional.ofNullable(against));
        assertThat(chart.foreseeable(at(u, 2, speed), -1, driving(crossing))).isEqualTo(foreseeable);
    }

    private static GroundTrack at(double u, double v, double speed) {
        return Street.pedestrian(7, 4, u, speed).at(new GroundPoint(u, v));
    }

    private static Driving driving(Crossing crossing) {
        GroundTrack car = Street.car(4, 5, 10);
        Path path = Path.of(car.footprint(), crossing.alongDrive());
        return new Driving(
                car,
                new Shown(4, car.time(), 0, 0, 10),
                Progress.of(car.footprint(), Progress.direction(car.footprint()), crossing),
                path,
                Half.of(path, crossing),
                10,
                true,
                false,
                false);
    }
}
