package zebrawatch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values: boxes, stretches, polygons, zones, names. */
class ValuesTest {
    private static final Box BOX = new Box(10, 20, 30, 40);

    @Test
    void aBoxKnowsItsPlaces() {
        assertThat(BOX.right()).isEqualTo(40);
        assertThat(BOX.bottom()).isEqualTo(60);
        assertThat(BOX.area()).isEqualTo(1200);
        assertThat(BOX.centre()).isEqualTo(new Point(25, 40));
        assertThat(BOX.foot()).isEqualTo(new Point(25, 60));
        assertThat(BOX.shifted(1, -2)).isEqualTo(new Box(11, 18, 30, 40));
        assertThat(Box.between(10, 20, 40, 60)).isEqualTo(BOX);
        assertThat(BOX.union(new Box(0, 50, 20, 20))).isEqualTo(Box.between(0, 20, 40, 70));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 20, 30, 40, 1200, 1",
        "25, 20, 30, 40, 600, 0.3333",
        "10, 40, 30, 40, 600, 0.3333",
        "40, 20, 30, 40, 0, 0",
        "10, 60, 30, 40, 0, 0",
        "15, 25, 10, 10, 100, 0.0833",
        "100, 100, 5, 5, 0, 0"
    })
    void boxesShareWhatTheyShare(double left, double top, double width, double height, double shared, double iou) {
        Box other = new Box(left, top, width, height);
        assertThat(BOX.intersection(other)).isEqualTo(shared);
        assertThat(other.intersection(BOX)).isEqualTo(shared);
        assertThat(BOX.iou(other)).isCloseTo(iou, within(1e-4));
    }

    @Test
    void emptyBoxesShareNothing() {
        Box empty = new Box(1, 1, 0, 0);
        assertThat(empty.iou(empty)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, 0, 1, 1",
        "0, Infinity, 1, 1",
        "0, 0, -1, 1",
        "0, 0, 1, -1",
        "0, 0, NaN, 1",
        "0, 0, 1, NaN",
        "0, 0, Infinity, 1",
        "0, 0, 1, Infinity"
    })
    void aBoxHasFiniteCornersAndSides(double left, double top, double width, double height) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Box(left, top, width, height));
    }

    @Test
    void aStretchHoldsItsEnds() {
        Interval stretch = new Interval(2, 5);
        assertThat(stretch.length()).isEqualTo(3);
        assertThat(stretch.contains(2)).isTrue();
        assertThat(stretch.contains(5)).isTrue();
        assertThat(stretch.contains(1.99)).isFalse();
        assertThat(stretch.contains(5.01)).isFalse();
        assertThat(stretch.distance(1)).isEqualTo(1);
        assertThat(stretch.distance(3)).isZero();
        assertThat(stretch.distance(7)).isEqualTo(2);
        assertThat(stretch.meets(new Interval(5, 6))).isTrue();
        assertThat(stretch.meets(new Interval(0, 2))).isTrue();
        assertThat(stretch.meets(new Interval(5.1, 6))).isFalse();
        assertThat(stretch.meets(new Interval(0, 1.9))).isFalse();
        assertThat(stretch.widened(0.5)).isEqualTo(new Interval(1.5, 5.5));
        assertThat(new Interval(2, 2).length()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "NaN, 1", "1, NaN", "-Infinity, 1", "1, Infinity"})
    void aStretchRunsUpwards(double from, double to) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(from, to));
    }

    @Test
    void aPolygonHasCornersAreaAndBounds() {
        Polygon triangle = new Polygon(List.of(new Point(0, 0), new Point(4, 0), new Point(1, 3)));
        assertThat(triangle.signedArea()).isEqualTo(6);
        assertThat(triangle.isConvex()).isTrue();
        assertThat(triangle.crossesItself()).isFalse();
        assertThat(triangle.bounds()).isEqualTo(Box.between(0, 0, 4, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Polygon(List.of(new Point(0, 0), new Point(1, 1))))
                .withMessage("a polygon needs at least 3 points, got 2");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, true",
        "2.9, 1, true",
        "3.1, 1, false",
        "0.3, 1, false",
        "0.4, 1, true",
        "1, -1, false",
        "1, 4, false"
    })
    void aPolygonHoldsWhatLiesInside(double x, double y, boolean inside) {
        Polygon triangle = new Polygon(List.of(new Point(0, 0), new Point(4, 0), new Point(1, 3)));
        assertThat(triangle.contains(new Point(x, y))).isEqualTo(inside);
    }

    @Test
    void aStarIsNotConvexThoughItAlwaysTurnsTheSameWay() {
        Point[] corner = new Point[5];
        for (int i = 0; i < 5; i++) {
            double angle = Math.toRadians(144 * i);
            corner[i] = new Point(Math.cos(angle), Math.sin(angle));
        }
        Polygon star = new Polygon(List.of(corner));
        assertThat(star.isConvex()).isFalse();
        assertThat(star.crossesItself()).isTrue();
    }

    @Test
    void aStraightCornerIsNotConvex() {
        Polygon straight = new Polygon(
                List.of(new Point(0, 0), new Point(2, 0), new Point(4, 0), new Point(4, 4), new Point(0, 4)));
        assertThat(straight.isConvex()).isFalse();
        assertThat(straight.crossesItself()).isFalse();
    }

    @Test
    void aZoneIsAnyPartOfTheRoad() {
        Zone corner = new Zone(List.of(
                new GroundPoint(0, 0),
                new GroundPoint(4, 0),
                new GroundPoint(4, 1),
                new GroundPoint(1, 1),
                new GroundPoint(1, 4),
                new GroundPoint(0, 4)));
        assertThat(corner.contains(new GroundPoint(3, 0.5))).isTrue();
        assertThat(corner.contains(new GroundPoint(0.5, 3))).isTrue();
        assertThat(corner.contains(new GroundPoint(3, 3))).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Zone(List.of(new GroundPoint(0, 0), new GroundPoint(1, 1), new GroundPoint(2, 2))))
                .withMessage("the zone's corners lie on one line");
    }

    @Test
    void velocitiesMoveThings() {
        Velocity velocity = new Velocity(3, 4);
        assertThat(velocity.speed()).isEqualTo(5);
        assertThat(new Velocity(0, 2).heading()).isEqualTo(Math.PI / 2);
        assertThat(new GroundPoint(1, 1).after(2, velocity)).isEqualTo(new GroundPoint(7, 9));
        assertThat(new GroundPoint(1, 1).distance(new GroundPoint(4, 5))).isEqualTo(5);
    }

    @Test
    void directionsHaveASignAndAStopLine() {
        StopLines lines = new StopLines(-2, 6);
        assertThat(lines.of(Direction.FORWARD)).isEqualTo(-2);
        assertThat(lines.of(Direction.BACKWARD)).isEqualTo(6);
        assertThat(Direction.FORWARD.sign()).isEqualTo(1);
        assertThat(Direction.BACKWARD.sign()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "PEDESTRIAN, false, false, false", "BICYCLE, true, false, false", "MOTORCYCLE, true, true, false",
        "CAR, true, true, true", "BUS, true, true, true", "TRUCK, true, true, true"
    })
    void roadUsersAreOfTheirKind(RoadUser user, boolean vehicle, boolean motor, boolean carLike) {
        assertThat(user.isVehicle()).isEqualTo(vehicle);
        assertThat(user.isMotorVehicle()).isEqualTo(motor);
        assertThat(user.isCarLike()).isEqualTo(carLike);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void aScoreIsAShare(double score) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Detection(RoadUser.CAR, BOX, score));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void aScoreMayBeNothingOrAll(double score) {
        assertThat(new Detection(RoadUser.CAR, BOX, score).score()).isEqualTo(score);
    }

    @Test
    void camerasAreKnownByTheirIds() {
        assertThat(new CameraId("kl-012").compareTo(new CameraId("kl-013"))).isNegative();
        assertThat(new CameraId("kl-012")).hasToString("kl-012");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CameraId("k l"))
                .withMessageContaining("got 'k l'");
    }

    @ParameterizedTest
    @CsvSource({"90.1, 0", "-90.1, 0", "0, 180.1", "0, -180.1", "NaN, 0", "0, NaN"})
    void aLocationIsOnTheEarth(double lat, double lon) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Location(lat, lon));
        assertThat(new Location(-90, 180)).isEqualTo(new Location(-90, 180));
    }

    @Test
    void aCameraHasAPictureAndCrossings() {
        Crossing crossing = new Crossing(
                "west",
                new Polygon(
                        List.of(new Point(100, 600), new Point(900, 600), new Point(800, 400), new Point(200, 400))),
                12,
                5,
                List.of(),
                Optional.empty(),
                new StopLines(-2, 7));
        CameraId id = new CameraId("kl-1");
        Camera camera = new Camera(id, "北京西路", 1, 1, List.of(crossing));
        assertThat(camera.crossing("west")).isEqualTo(crossing);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> camera.crossing("east"))
                .withMessage("camera kl-1 has no crossing 'east'");
        assertThatIllegalArgumentException().isThrownBy(() -> new Camera(id, "", 1280, 720, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Camera(id, "", 0, 720, List.of(crossing)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Camera(id, "", 1280, 0, List.of(crossing)));
    }
}
