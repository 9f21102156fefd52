package zebrawatch.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.scene.Box;
import zebrawatch.scene.Footprint;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.RoadUser;

class GroundingTest {
    private static final Instant START = Instant.parse("2026-05-01T08:00:00Z");
    private static final PoleCamera CAMERA = PoleCamera.CORNER;

    @ParameterizedTest
    @CsvSource({
        "CAR, 4.6, 1.8, 1.45, 0.2, 5, 0.5",
        "CAR, 4.7, 1.88, 1.7, 0.25, 6, 0.75",
        "BUS, 11, 2.5, 3.1, 0.3, 12, 1"
    })
    void aVehicleIsWhereItsFootprintIs(
            RoadUser kind, double length, double width, double height, double clearance, double power, double roof) {
        for (double u : new double[] {3, 9}) {
            double heading = u < 6 ? Math.PI / 2 : -Math.PI / 2;
            for (double v = 2; v < 24; v += 2) {
                Footprint truth = new Footprint(new GroundPoint(u, v), heading, length, width);

                GroundTrack found =
                        onTheRoad(List.of(track(0, kind, CAMERA.vehicle(truth, height, clearance, power, roof))));

                assertThat(found.position().distance(truth.centre())).isLessThan(0.3);
            }
        }
    }

    @Test
    void aPedestrianIsWhereTheFeetAre() {
        Box box = CAMERA.person(new GroundPoint(7, 2), 1.7);

        assertThat(onTheRoad(List.of(track(0, RoadUser.PEDESTRIAN, box)))
                        .position()
                        .distance(new GroundPoint(7, 2)))
                .isLessThan(0.05);
    }

    @ParameterizedTest
    @CsvSource({"40", "100", "125", "333"})
    void speedIsMeasuredAtAnyFrameRate(int milliseconds) {
        List<Track> tracks = drive(milliseconds, seconds -> new GroundPoint(3, -10 + 6 * seconds), 2);

        GroundTrack found = onTheRoad(tracks);

        assertThat(found.velocity().v()).isCloseTo(6, within(0.3));
        assertThat(found.velocity().u()).isCloseTo(0, within(0.3));
    }

    @Test
    void theHeadingFollowsATurn() {
        List<Track> tracks = drive(
                100,
                seconds -> new GroundPoint(3 + 8 * (1 - Math.cos(seconds * 0.6)), -5 + 8 * Math.sin(seconds * 0.6)),
                2);

        assertThat(onTheRoad(tracks).footprint().heading()).isCloseTo(Math.PI / 2 - 1.2, within(0.25));
    }

    @Test
    void aCarCutByThePictureDrivesOn() {
        PoleCamera near = new PoleCamera(-3, -9, 6, new GroundPoint(6, 4), 1000);
        Grounding grounding = new Grounding(near.crossing(), PoleCamera.WIDTH, PoleCamera.HEIGHT);
        GroundTrack last = null;
        for (int i = 0; i < 40; i++) {
            GroundPoint place = new GroundPoint(9, 14 - 0.8 * i);
            Box whole = near.vehicle(new Footprint(place, -Math.PI / 2, 4.6, 1.8), 1.45, 0.2, 5, 0.5);
            Box cut = Box.between(
                    Math.max(0, whole.left()),
                    Math.max(0, whole.top()),
                    Math.min(PoleCamera.WIDTH, whole.right()),
                    Math.min(PoleCamera.HEIGHT, whole.bottom()));
            last = grounding.ground(List.of(track(i * 100L, RoadUser.CAR, cut))).get(0);
            assertThat(last.position().distance(place)).as("frame %d", i).isLessThan(0.5);
            if (whole.right() > PoleCamera.WIDTH + 300) {
                return;
            }
        }
        assertThat(last).as("the car should have left the picture").isNull();
    }

    @Test
    void hiddenFeetDoNotMakeAPedestrianJump() {
        Grounding grounding = new Grounding(CAMERA.crossing(), PoleCamera.WIDTH, PoleCamera.HEIGHT);
        for (int i = 0; i <= 30; i++) {
            GroundPoint feet = new GroundPoint(2 + 0.12 * i, 2);
            Box whole = CAMERA.person(feet, 1.7);
            boolean hidden = i >= 20 && i < 25;
            Box seen = new Box(whole.left(), whole.top(), whole.width(), whole.height() * (hidden ? 0.6 : 1));

            GroundTrack found = grounding
                    .ground(List.of(track(i * 100L, RoadUser.PEDESTRIAN, seen)))
                    .get(0);

            assertThat(found.position().distance(feet)).as("frame %d", i).isLessThan(0.8);
        }
    }

    @Test
    void aCarThatStandsDoesNotTurn() {
        Grounding grounding = new Grounding(CAMERA.crossing(), PoleCamera.WIDTH, PoleCamera.HEIGHT);
        Random random = new Random(7);
        Box box = CAMERA.vehicle(new Footprint(new GroundPoint(3, 8), Math.PI / 2, 4.6, 1.8), 1.45, 0.2, 5, 0.5);
        for (int i = 0; i <= 200; i++) {
            Box seen = Box.between(
                    box.left() + 4 * random.nextGaussian(),
                    box.top(),
                    box.right() + 4 * random.nextGaussian(),
                    box.bottom() + 4 * random.nextGaussian());

            GroundTrack found = grounding
                    .ground(List.of(track(i * 80L, RoadUser.CAR, seen)))
                    .get(0);

            assertThat(found.footprint().heading()).isCloseTo(Math.PI / 2, within(0.15));
            assertThat(found.position().distance(new GroundPoint(3, 8))).isLessThan(0.8);
        }
    }

    @Test
    void nobodyIsPlacedFarAwayOrInTheSky() {
        Box far = CAMERA.person(new GroundPoint(3, 70), 1.5);
        Box sky = new Box(600, 10, 40, 20);
        Grounding grounding = new Grounding(CAMERA.crossing(), PoleCamera.WIDTH, PoleCamera.HEIGHT);

        assertThat(grounding.ground(List.of(track(0, RoadUser.CAR, far)))).isEmpty();
        assertThat(grounding.ground(List.of(track(40, RoadUser.CAR, sky)))).isEmpty();
    }

    private static GroundTrack onTheRoad(List<Track> oneVehicle) {
        Grounding grounding = new Grounding(CAMERA.crossing(), PoleCamera.WIDTH, PoleCamera.HEIGHT);
        List<GroundTrack> found = List.of();
        for (Track track : oneVehicle) {
            found = grounding.ground(List.of(track));
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<Track> drive(int step, DoubleFunction<GroundPoint> way, double seconds) {
        List<Track> tracks = new ArrayList<>();
        for (int t = 0; t <= seconds * 1000; t += step) {
            GroundPoint here = way.apply(t / 1000.0);
            GroundPoint next = way.apply(t / 1000.0 + 0.01);
            double heading = Math.atan2(next.v() - here.v(), next.u() - here.u());
            tracks.add(
                    track(t, RoadUser.CAR, CAMERA.vehicle(new Footprint(here, heading, 4.6, 1.8), 1.45, 0.2, 5, 0.5)));
        }
        return tracks;
    }

    private static Track track(long milliseconds, RoadUser kind, Box box) {
        return new Track(1, kind, START, START.plusMillis(milliseconds), box, 0.9, true);
    }
}
