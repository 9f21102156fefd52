package zebrawatch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossingTest {
    private static final List<Point> CORNERS =
            List.of(new Point(100, 600), new Point(900, 600), new Point(800, 400), new Point(200, 400));

    @Test
    void aCrossingLiesFromKerbToKerbAndFromEdgeToEdge() {
        Crossing crossing = crossing(CORNERS, 12, 5, Optional.of(new Interval(5, 7)));
        assertThat(crossing.alongWalk()).isEqualTo(new Interval(0, 12));
        assertThat(crossing.alongDrive()).isEqualTo(new Interval(0, 5));
        assertThat(crossing.hasRefuge()).isTrue();
        assertThat(crossing(CORNERS, 12, 5, Optional.of(new Interval(6, 6))).hasRefuge())
                .isFalse();
        assertThat(crossing(CORNERS, 12, 5, Optional.empty()).hasRefuge()).isFalse();
    }

    @Test
    void fourCornersAreNeeded() {
        assertRefused(CORNERS.subList(0, 3), 12, 5, "needs 4 points, got 3");
    }

    @Test
    void anOutlineThatCrossesItselfIsRefused() {
        List<Point> swapped = new ArrayList<>(CORNERS);
        Collections.swap(swapped, 2, 3);
        assertRefused(swapped, 12, 5, "crosses itself");
    }

    @Test
    void anOutlineThatIsNotConvexIsRefused() {
        List<Point> dented = new ArrayList<>(CORNERS);
        dented.set(3, new Point(700, 500));
        assertRefused(dented, 12, 5, "not convex");
    }

    @Test
    void aMirroredGroundIsRefused() {
        List<Point> clockwise = new ArrayList<>(CORNERS);
        Collections.reverse(clockwise);
        assertRefused(clockwise, 12, 5, "clockwise, so the ground would be mirrored");
    }

    /** Straight from above, so that a pixel is as long as wide. */
    @ParameterizedTest
    @CsvSource({"100, 50, true", "100, 51, false", "1000, 1.01, true", "1000, 0.99, false"})
    void aPixelIsBetweenAMillimetreAndHalfAMetre(double pixels, double metres, boolean fits) {
        List<Point> square =
                List.of(new Point(0, pixels), new Point(pixels, pixels), new Point(pixels, 0), new Point(0, 0));
        if (fits) {
            assertThat(crossing(square, metres, metres, Optional.empty()).length())
                    .isEqualTo(metres);
        } else {
            assertRefused(square, metres, metres, "a pixel at corner 1 would cover 0.");
        }
    }

    /** A view from the side shortens one way: 100 pixels high stand for 10 m, 1000 wide for so many. */
    @ParameterizedTest
    @CsvSource({"3.6, true", "3.4, false"})
    void noCameraLiesOnTheRoad(double metres, boolean fits) {
        List<Point> flat = List.of(new Point(0, 100), new Point(1000, 100), new Point(1000, 0), new Point(0, 0));
        if (fits) {
            assertThat(crossing(flat, metres, 10, Optional.empty()).width()).isEqualTo(10);
        } else {
            assertRefused(flat, metres, 10, "the camera would see corner 1 at 1.9 degrees to the road");
        }
    }

    @Test
    void theFarCornersAreCheckedToo() {
        List<Point> sharp = List.of(new Point(100, 600), new Point(900, 600), new Point(520, 205), new Point(480, 205));
        assertRefused(sharp, 12, 20, "a pixel at corner 3 would cover 0.55");
    }

    private static void assertRefused(List<Point> corners, double length, double width, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> crossing(corners, length, width, Optional.empty()))
                .withMessageContaining(why);
    }

    private static Crossing crossing(List<Point> corners, double length, double width, Optional<Interval> centre) {
        return new Crossing("west", new Polygon(corners), length, width, List.of(), centre, new StopLines(-2, 6));
    }
}
