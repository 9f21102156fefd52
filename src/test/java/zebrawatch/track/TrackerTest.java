package zebrawatch.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.RoadUser;

class TrackerTest {
    private static final Instant START = Instant.parse("2026-05-01T08:00:00Z");
    private final Tracker tracker = new Tracker();

    @ParameterizedTest
    @ValueSource(ints = {40, 100, 125, 200})
    void aCarKeepsItsIdAtAnyFrameRate(int step) {
        List<Track> found = new ArrayList<>();
        for (int t = 0; t < 3000; t += step) {
            found.addAll(tracker.update(at(t), List.of(car(100 + 0.2 * t, 300, 0.6))));
        }

        assertThat(found).isNotEmpty().extracting(Track::id).containsOnly(1L);
        assertThat(found).extracting(Track::since).containsOnly(START);
    }

    @Test
    void aKnownCarIsNotLostToTenWeakScores() {
        List<Track> found = List.of();
        for (int i = 0; i < 30; i++) {
            double score = i >= 10 && i < 20 ? 0.25 : 0.6;
            found = tracker.update(at(i * 100L), List.of(car(100 + 10 * i, 300, score)));
            assertThat(i < 5 || found.get(0).seen()).isTrue();
        }

        assertThat(found).extracting(Track::id).containsExactly(1L);
    }

    @Test
    void weakDetectionsAloneMakeNoTrack() {
        for (int i = 0; i < 30; i++) {
            assertThat(tracker.update(at(i * 100L), List.of(car(100, 300, 0.3))))
                    .isEmpty();
        }
    }

    @Test
    void oneFlashMakesNoTrack() {
        for (int i = 0; i < 30; i++) {
            List<Detection> seen = i == 3 ? List.of(car(100, 300, 0.9)) : List.of();
            assertThat(tracker.update(at(i * 100L), seen)).isEmpty();
        }
    }

    @Test
    void aHiddenCarGoesOnForAWhileAndNoLonger() {
        for (int i = 0; i <= 20; i++) {
            tracker.update(at(i * 100L), List.of(car(100 + 10 * i, 300, 0.6)));
        }

        List<Track> shortly = tracker.update(at(2500), List.of());
        assertThat(shortly).singleElement().satisfies(track -> {
            assertThat(track.seen()).isFalse();
            assertThat(track.box().left()).isBetween(340.0, 360.0);
        });
        assertThat(tracker.update(at(3600), List.of())).isEmpty();
    }

    @Test
    void aPedestrianNeverBecomesACar() {
        for (int i = 0; i <= 10; i++) {
            tracker.update(at(i * 100L), List.of(new Detection(RoadUser.PEDESTRIAN, new Box(100, 100, 40, 90), 0.8)));
        }
        for (int i = 11; i <= 20; i++) {
            tracker.update(at(i * 100L), List.of(new Detection(RoadUser.CAR, new Box(100, 100, 40, 90), 0.8)));
        }

        assertThat(tracker.update(at(2100), List.of()))
                .extracting(Track::id, Track::kind)
                .contains(tuple(2L, RoadUser.CAR))
                .doesNotContain(tuple(1L, RoadUser.CAR));
    }

    @Test
    void aBusTakenForATruckNowAndThenStaysABus() {
        List<Track> found = List.of();
        for (int i = 0; i <= 20; i++) {
            RoadUser kind = i % 3 == 2 ? RoadUser.TRUCK : RoadUser.BUS;
            found = tracker.update(at(i * 100L), List.of(new Detection(kind, new Box(100 + i, 100, 200, 90), 0.8)));
        }

        assertThat(found).singleElement().extracting(Track::kind).isEqualTo(RoadUser.BUS);
    }

    @Test
    void aRiderIsNoPedestrian() {
        List<Track> found = List.of();
        for (int i = 0; i <= 20; i++) {
            Detection person = new Detection(RoadUser.PEDESTRIAN, new Box(100 + 5 * i, 100, 40, 90), 0.8);
            Detection bicycle = new Detection(RoadUser.BICYCLE, new Box(90 + 5 * i, 140, 60, 60), 0.5);
            found = tracker.update(at(i * 100L), i % 2 == 0 ? List.of(person, bicycle) : List.of(person));
            assertThat(found).allSatisfy(track -> assertThat(track.kind()).isEqualTo(RoadUser.BICYCLE));
        }

        assertThat(found).hasSize(1);
    }

    @Test
    void whoWalksPastAParkedBicycleDoesNotRideIt() {
        List<Track> found = List.of();
        for (int i = 0; i <= 60; i++) {
            Detection bicycle = new Detection(RoadUser.BICYCLE, new Box(300, 140, 60, 60), 0.5);
            Detection person = new Detection(RoadUser.PEDESTRIAN, new Box(100 + 6 * i, 105, 40, 90), 0.8);
            found = tracker.update(at(i * 100L), List.of(bicycle, person));
            if (i > 5) {
                assertThat(found)
                        .extracting(Track::kind)
                        .containsExactlyInAnyOrder(RoadUser.BICYCLE, RoadUser.PEDESTRIAN);
            }
        }

        assertThat(found).extracting(Track::id).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void whoIsTooFastOnFootRides() {
        PoleCamera camera = PoleCamera.CORNER;
        Tracker onTheRoad = new Tracker(TrackerSettings.DEFAULT, List.of(GroundPlane.of(camera.crossing())));
        List<Track> found = List.of();
        for (int i = 0; i <= 20; i++) {
            found = onTheRoad.update(
                    at(i * 100L),
                    List.of(
                            person(camera, new GroundPoint(3, 2 + 0.6 * i)),
                            person(camera, new GroundPoint(9, 2 + 0.2 * i))));
        }

        assertThat(found).extracting(Track::kind).containsExactlyInAnyOrder(RoadUser.BICYCLE, RoadUser.PEDESTRIAN);
    }

    @Test
    void aPersonAndAMotorcycleInOneBoxAreWhatTheSurerNameSays() {
        List<Track> found = List.of();
        for (int i = 0; i <= 20; i++) {
            Box box = new Box(100 + 5 * i, 100, 40, 90);
            found = tracker.update(
                    at(i * 100L),
                    List.of(
                            new Detection(RoadUser.PEDESTRIAN, box, 0.8),
                            new Detection(RoadUser.MOTORCYCLE, box, 0.2)));
        }

        assertThat(found).singleElement().extracting(Track::kind).isEqualTo(RoadUser.PEDESTRIAN);
    }

    @Test
    void partsOfABusAreNoVehicles() {
        for (int i = 0; i <= 20; i++) {
            List<Track> found = tracker.update(
                    at(i * 100L),
                    List.of(
                            new Detection(RoadUser.BUS, new Box(100 + 5 * i, 100, 300, 150), 0.7),
                            new Detection(RoadUser.CAR, new Box(110 + 5 * i, 130, 110, 115), 0.5),
                            new Detection(RoadUser.TRUCK, new Box(280 + 5 * i, 110, 118, 138), 0.25)));
            assertThat(found).hasSizeLessThan(2);
        }
    }

    @Test
    void aCarThatComesOutFromBehindABusIsAVehicle() {
        List<Track> found = List.of();
        for (int i = 0; i <= 30; i++) {
            found = tracker.update(
                    at(i * 100L),
                    List.of(
                            new Detection(RoadUser.BUS, new Box(100, 100, 300, 150), 0.7),
                            new Detection(RoadUser.CAR, new Box(200 + 10 * i, 150, 110, 80), 0.5)));
        }

        assertThat(found).hasSize(2);
    }

    @Test
    void aParkedCarThatIsHiddenStaysWhereItIs() {
        for (int i = 0; i <= 30; i++) {
            tracker.update(at(i * 100L), List.of(car(100 + 2 * Math.sin(i), 300 + 2 * Math.cos(i), 0.6)));
        }

        List<Track> hidden = List.of();
        for (int i = 31; i <= 44; i++) {
            hidden = tracker.update(at(i * 100L), List.of());
        }

        assertThat(hidden).singleElement().satisfies(track -> {
            assertThat(track.box().left()).isBetween(96.0, 104.0);
            assertThat(track.box().top()).isBetween(296.0, 304.0);
        });
    }

    @Test
    void nobodyIsTooBigForWhereHeStands() {
        PoleCamera camera = PoleCamera.CORNER;
        Tracker onTheRoad = new Tracker(TrackerSettings.DEFAULT, List.of(GroundPlane.of(camera.crossing())));
        Detection person = person(camera, new GroundPoint(7, 2));
        Box giant = new Box(person.box().left() - 200, person.box().bottom() - 400, 400, 400);
        List<Track> found = List.of();
        for (int i = 0; i <= 10; i++) {
            found = onTheRoad.update(at(i * 100L), List.of(person, new Detection(RoadUser.MOTORCYCLE, giant, 0.9)));
        }

        assertThat(found).singleElement().extracting(Track::kind).isEqualTo(RoadUser.PEDESTRIAN);
    }

    @Test
    void timeDoesNotStandStill() {
        tracker.update(at(0), List.of());

        assertThatThrownBy(() -> tracker.update(at(0), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot follow");
    }

    private static Instant at(long milliseconds) {
        return START.plusMillis(milliseconds);
    }

    private static Detection car(double left, double top, double score) {
        return new Detection(RoadUser.CAR, new Box(left, top, 120, 60), score);
    }

    private static Detection person(PoleCamera camera, GroundPoint feet) {
        Box line = camera.person(feet, 1.7);
        double width = line.height() / 3;
        return new Detection(
                RoadUser.PEDESTRIAN, new Box(line.centre().x() - width / 2, line.top(), width, line.height()), 0.8);
    }
}
