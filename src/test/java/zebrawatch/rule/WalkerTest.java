package zebrawatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.scene.Box;
import zebrawatch.scene.Footprint;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.Uncertainty;
import zebrawatch.scene.Velocity;
import zebrawatch.track.GroundTrack;

/** Who walks, beside or inside a vehicle whose middle is at (2, 1). */
class WalkerTest {
    private static final GroundPoint MIDDLE = new GroundPoint(2, 1);

    /** A car 4 m long and 2 m wide: whoever is more than half a metre inside its outline is in it. */
    @ParameterizedTest
    @CsvSource({
        "0, 1.5, 0.5, true",
        "0, -1.5, -0.5, true",
        "0, 1.6, 0, false",
        "0, -1.6, 0, false",
        "0, 0, 0.6, false",
        "0, 0, -0.6, false",
        "30, 1.4, 0.4, true",
        "30, -1.4, 0.4, true",
        "30, 1.4, -0.4, true",
        "30, 1.6, 0, false",
        "30, 0, 0.6, false",
        "30, -1.6, 0.3, false",
        "100, 1.4, -0.4, true",
        "100, 0.6, 0.6, false",
        "-75, -1.4, 0.4, true",
        "-75, 1.6, 0.6, false",
        "90, 30, 0, false"
    })
    void whoeverIsInsideACarIsNotOnTheRoad(double degrees, double ahead, double left, boolean inside) {
        GroundTrack car = vehicle(RoadUser.CAR, degrees, 4, 2, 0);
        Walker walker = Walker.among(List.of(car), walk(place(degrees, ahead, left), 1), Policy.standard());
        assertThat(walker.against()).isEqualTo(inside ? Optional.of(Reason.INSIDE_VEHICLE) : Optional.empty());
    }

    /** A bicycle 1.8 m long and 0.6 m wide: whoever is within 0.4 m of its outline and goes with it rides it. */
    @ParameterizedTest
    @CsvSource({
        "BICYCLE, 2.5, 2.5, 0, 0.6, true, at its side",
        "BICYCLE, 2.5, 2.5, 1.2, 0, true, at its front",
        "MOTORCYCLE, 2.5, 2.5, -1.2, -0.6, true, at its rear",
        "BICYCLE, 2.5, 2.5, 0, 0.8, false, too far aside",
        "BICYCLE, 2.5, 2.5, 1.4, 0, false, too far ahead",
        "BICYCLE, 1.8, 2.5, 0, 0.6, false, pushed",
        "BICYCLE, 2.5, 1.7, 0, 0.6, false, he walks while it rides by",
        "CAR, 2.5, 2.5, 0, 0.6, false, nobody rides a car"
    })
    void whoeverGoesWithATwoWheelerRidesIt(
            RoadUser kind, double riding, double walking, double ahead, double left, boolean rider, String why) {
        GroundTrack machine = vehicle(kind, 90, 1.8, 0.6, riding);
        Walker walker = Walker.among(List.of(machine), walk(place(90, ahead, left), walking), Policy.standard());
        assertThat(walker.against()).as(why).isEqualTo(rider ? Optional.of(Reason.RIDER) : Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"3.1, true", "2.9, false"})
    void nobodyWalksFasterThanPedestriansDo(double speed, boolean rider) {
        Walker walker = Walker.among(List.of(), walk(MIDDLE, speed), Policy.standard());
        assertThat(walker.against().isPresent()).isEqualTo(rider);
    }

    @Test
    void theFirstReasonStands() {
        Walker rider = Walker.among(List.of(), walk(MIDDLE, 5), Policy.standard());
        assertThat(rider.refused(Optional.of(Reason.EXEMPT)).against()).contains(Reason.RIDER);
        Walker walker = Walker.among(List.of(), walk(MIDDLE, 1), Policy.standard());
        assertThat(walker.refused(Optional.of(Reason.EXEMPT)).against()).contains(Reason.EXEMPT);
        assertThat(walker.refused(Optional.empty()).against()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-3, 2, true", "-3.1, 2, false", "11, 7, true", "11.1, 2, false", "4, 7.1, false", "4, -3, true"})
    void threeMetresFromTheZebraAreNear(double u, double v, boolean near) {
        Walker walker = Walker.among(List.of(), walk(new GroundPoint(u, v), 0), Policy.standard());
        assertThat(walker.isNear(Street.CROSSING)).isEqualTo(near);
    }

    private static GroundPoint place(double degrees, double ahead, double left) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        return new GroundPoint(MIDDLE.u() + ahead * cos - left * sin, MIDDLE.v() + ahead * sin + left * cos);
    }

    private static GroundTrack vehicle(RoadUser kind, double degrees, double length, double width, double speed) {
        return new GroundTrack(
                1,
                kind,
                Street.at(0),
                Street.at(1),
                MIDDLE,
                new Velocity(0, speed),
                new Footprint(MIDDLE, Math.toRadians(degrees), length, width),
                Uncertainty.NONE,
                new Box(1, 2, 3, 4),
                true);
    }

    /** Somebody who has walked for a second along the drive, to where he is now. */
    private static Trail walk(GroundPoint to, double speed) {
        Trail trail = new Trail(step(to, speed, 0), 0.5);
        for (int i = 1; i <= 10; i++) {
            trail.add(step(to, speed, i));
        }
        return trail;
    }

    private static GroundTrack step(GroundPoint to, double speed, int i) {
        return Street.pedestrian(7, i / 10.0, to.u(), speed)
                .at(new GroundPoint(to.u(), to.v() - speed * (10 - i) / 10));
    }
}
