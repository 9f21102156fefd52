package zebrawatch.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.scene.Direction;
import zebrawatch.scene.Footprint;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Interval;
import zebrawatch.track.GroundTrack;

/** A vehicle's way over the zebra: its path, how far it has come, its half of the road, and what it swept. */
class WayTest {
    private static final Offset<Double> EXACTLY = within(1e-9);

    /** Tan 30 degrees, which a vehicle headed 60 degrees to the walk drifts along it for each metre. */
    private static final double TAN = Math.tan(Math.toRadians(30));

    @Test
    void aPathGoesOnAsTheVehicleIsHeaded() {
        Path path = Path.of(lying(2, -5, 60), Street.CROSSING.alongDrive());
        assertThat(path.middle(0)).isCloseTo(2 + 5 * TAN, EXACTLY);
        assertThat(path.middle(4)).isCloseTo(2 + 9 * TAN, EXACTLY);
        assertThat(path.halfWidth()).isCloseTo(1 / Math.cos(Math.toRadians(30)), EXACTLY);
        assertThat(path.at(4).from()).isCloseTo(path.middle(4) - path.halfWidth(), EXACTLY);
        assertThat(path.at(4).to()).isCloseTo(path.middle(4) + path.halfWidth(), EXACTLY);
    }

    @Test
    void farFromTheZebraAHeadingCountsTheLess() {
        Path path = Path.of(lying(2, -20, 60), Street.CROSSING.alongDrive());
        assertThat(path.middle(0)).isCloseTo(2 + 10 * TAN, EXACTLY);
        Path beyond = Path.of(lying(2, 24, 60), Street.CROSSING.alongDrive());
        assertThat(beyond.middle(4)).isCloseTo(2 - 10 * TAN, EXACTLY);
    }

    @ParameterizedTest
    @CsvSource({"20, true", "19.9, false", "-20, true", "160, true", "161, false", "90, true"})
    void whatIsFlatToTheWalkDrivesAlongTheZebra(double degrees, boolean crosses) {
        assertThat(Path.crosses(lying(2, 0, degrees))).isEqualTo(crosses);
    }

    /** A car 4 m long; the zebra is 4 m wide, its stop lines at -2.5 and 6. */
    @ParameterizedTest
    @CsvSource({
        "90, -4, FORWARD, 2, -0.5, 0, false",
        "90, -2, FORWARD, 0, -2.5, 0, false",
        "90, 0, FORWARD, -2, -4.5, 0.5, false",
        "90, 4, FORWARD, -6, -8.5, 1, false",
        "90, 6.01, FORWARD, -8.01, -10.51, 1, true",
        "-90, 8, BACKWARD, 2, 0, 0, false",
        "-90, 5, BACKWARD, -1, -3, 0.25, false",
        "-90, -2, BACKWARD, -8, -10, 1, false",
        "-90, -2.01, BACKWARD, -8.01, -10.01, 1, true"
    })
    void howFarAVehicleHasCome(
            double degrees, double v, Direction direction, double toZebra, double toLine, double share, boolean off) {
        Footprint vehicle = lying(2, v, degrees);
        assertThat(Progress.direction(vehicle)).isEqualTo(direction);
        Progress progress = Progress.of(vehicle, direction, Street.CROSSING);
        assertThat(progress.toZebra()).isCloseTo(toZebra, EXACTLY);
        assertThat(progress.toStopLine()).isCloseTo(toLine, EXACTLY);
        assertThat(progress.bodyShare()).isCloseTo(share, EXACTLY);
        assertThat(progress.off()).isEqualTo(off);
    }

    @ParameterizedTest
    @CsvSource({"0, FORWARD", "0.1, FORWARD", "-0.1, BACKWARD", "179, FORWARD"})
    void whoeverPointsAlongTheDriveDrivesForward(double degrees, Direction direction) {
        assertThat(Progress.direction(lying(2, 0, degrees))).isEqualTo(direction);
    }

    @ParameterizedTest
    @CsvSource({"-0.5, 0", "0, 0", "0.5, 1"})
    void aPointIsWhollyOverTheEdgeOrNotAtAll(double v, double share) {
        Footprint point = new Footprint(new GroundPoint(2, v), Math.PI / 2, 0, 0);
        assertThat(Progress.of(point, Direction.FORWARD, Street.CROSSING).bodyShare())
                .isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource({"4, 1, true", "3.99, 1, false", "0, -1, true", "0.01, -1, false", "8, 1, true", "4, -1, false"})
    void aLaneIsLeftBehindOnceItIsCrossedWhole(double u, int walking, boolean left) {
        assertThat(half().isLaneLeftBehind(u, walking)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "-1.01, false", "2, true", "5, true", "5.01, false"})
    void theKerbReachesAsFarAsItIsSaid(double u, boolean at) {
        assertThat(half().isAtKerb(u, 1)).isEqualTo(at);
    }

    @Test
    void theHalfEndsAtTheCentreLine() {
        assertThat(half().stretch()).isEqualTo(new Interval(0, 4));
        assertThat(half().fromCentre()).isEqualTo(-1);
        Half other = Half.of(Path.of(lying(6, 0, -90), Street.CROSSING.alongDrive()), Street.CROSSING);
        assertThat(other.stretch()).isEqualTo(new Interval(4, 8));
        assertThat(other.fromCentre()).isEqualTo(1);
    }

    /** It drives at 5 m/s, headed 45 degrees, and is at (3, 2) at second 4; it is 4 m long and 2 m wide. */
    @ParameterizedTest
    @CsvSource({"0, 0, 3.6, 4.4", "0, 0.5, 3.6, 4.4", "1, -0.9, 3.8, 4.6", "-2.5, 0.9, 3.1, 3.9"})
    void aSweepTellsWhenAPlaceWasCovered(double ahead, double left, double in, double out) {
        GroundPoint place = new GroundPoint(3 + (ahead - left) * Math.sqrt(0.5), 2 + (ahead + left) * Math.sqrt(0.5));
        Sweep sweep =
                Sweep.where(oblique(), List.of(Street.pedestrian(7, 0, 3, 0).at(place)));
        assertThat(sweep.near(place, place).isEmpty()).isFalse();
        assertThat(sweep.near(place, place).arrives(place)).isEqualTo(sweep.arrives(place));
        Sweep.Arrival arrival = sweep.arrives(place).orElseThrow();
        assertThat(arrival.in()).isCloseTo(in, within(1e-6));
        assertThat(arrival.left()).isCloseTo(left, within(1e-6));
        assertThat(sweep.leaves(place)).isCloseTo(out, within(1e-6));
        assertThat(sweep.near(place, place).leaves(place)).isEqualTo(sweep.leaves(place));
    }

    @Test
    void aSweepDoesNotCoverWhatLiesAside() {
        GroundPoint aside = new GroundPoint(3 - 1.1 * Math.sqrt(0.5), 2 + 1.1 * Math.sqrt(0.5));
        Sweep sweep =
                Sweep.where(oblique(), List.of(Street.pedestrian(7, 0, 3, 0).at(aside)));
        assertThat(sweep.arrives(aside)).isEmpty();
        assertThat(sweep.near(new GroundPoint(40, 2), new GroundPoint(41, 2)).isEmpty())
                .isTrue();
    }

    @Test
    void aSweepThatNeverComesThereCoversNothing() {
        GroundPoint far = new GroundPoint(3, 60);
        assertThat(Sweep.where(oblique(), List.of(Street.pedestrian(7, 0, 3, 0).at(far)))
                        .near(far, far)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void theNearPartOfASweepIsWhatMayCoverSomethingOfAWalk() {
        GroundPoint a = new GroundPoint(-2, 2);
        GroundPoint middle = new GroundPoint(3, 2);
        GroundPoint b = new GroundPoint(8, 2);
        Sweep sweep =
                Sweep.where(oblique(), List.of(Street.pedestrian(7, 0, 3, 0).at(middle)));
        assertThat(sweep.near(a, b).arrives(middle))
                .isEqualTo(sweep.arrives(middle))
                .isPresent();
        assertThat(sweep.near(new GroundPoint(-40, 2), new GroundPoint(-30, 2)).isEmpty())
                .isTrue();
    }

    private static List<GroundTrack> oblique() {
        List<GroundTrack> drive = new ArrayList<>();
        for (int i = 0; i <= 80; i++) {
            double way = 5 * (i / 10.0 - 4) * Math.sqrt(0.5);
            GroundTrack car = Street.car(i / 10.0, 5, 5);
            GroundPoint middle = new GroundPoint(3 + way, 2 + way);
            drive.add(new GroundTrack(
                    car.id(),
                    car.kind(),
                    car.since(),
                    car.time(),
                    middle,
                    car.velocity(),
                    new Footprint(middle, Math.PI / 4, 4, 2),
                    car.uncertainty(),
                    car.box(),
                    true));
        }
        return drive;
    }

    private static Half half() {
        return Half.of(Path.of(lying(2, 0, 90), Street.CROSSING.alongDrive()), Street.CROSSING);
    }

    private static Footprint lying(double u, double v, double degrees) {
        return new Footprint(new GroundPoint(u, v), Math.toRadians(degrees), 4, 2);
    }
}
