package zebrawatch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundPlaneTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final Polygon TRAPEZIUM =
            new Polygon(List.of(new Point(100, 600), new Point(900, 600), new Point(700, 400), new Point(300, 400)));
    private final GroundPlane plane = GroundPlane.of(TRAPEZIUM, 12, 5);

    @ParameterizedTest
    @CsvSource({"0, 0, 100, 600", "12, 0, 900, 600", "12, 5, 700, 400", "0, 5, 300, 400"})
    void theCornersOfTheZebraAreThoseOfTheOutline(double u, double v, double x, double y) {
        assertThat(plane.toPicture(new GroundPoint(u, v)).x()).isCloseTo(x, EXACT);
        assertThat(plane.toPicture(new GroundPoint(u, v)).y()).isCloseTo(y, EXACT);
        assertThat(plane.toGround(new Point(x, y)).u()).isCloseTo(u, EXACT);
        assertThat(plane.toGround(new Point(x, y)).v()).isCloseTo(v, EXACT);
    }

    /** Where the diagonals meet is the middle on the ground as in the picture. */
    @Test
    void theDiagonalsMeetInTheMiddle() {
        Point middle = plane.toPicture(new GroundPoint(6, 2.5));
        assertThat(middle.x()).isCloseTo(500, EXACT);
        assertThat(middle.y()).isCloseTo(600 - 200.0 * 2 / 3, EXACT);
        assertThat(plane.toGround(middle).distance(new GroundPoint(6, 2.5))).isLessThan(1e-9);
    }

    /** The sides meet at y = 200: twice as far as the zebra is high. */
    @ParameterizedTest
    @CsvSource({"500, 600, true", "500, 205, true", "0, 201, true", "500, 199, false", "900, 0, false"})
    void groundEndsAtTheHorizon(double x, double y, boolean ground) {
        assertThat(plane.isGround(new Point(x, y))).isEqualTo(ground);
    }

    @Test
    void aPixelCoversMoreGroundTheFartherItIs() {
        Interval near = plane.metresAPixel(new Point(500, 600));
        Interval far = plane.metresAPixel(new Point(500, 400));
        assertThat(near.from()).isCloseTo(0.0125, EXACT);
        assertThat(near.to()).isCloseTo(0.015, EXACT);
        assertThat(far.from()).isCloseTo(0.03, EXACT);
        assertThat(far.to()).isCloseTo(4 * near.from(), EXACT);
    }

    /** The derivative's singular values agree with differences of neighbouring pixels. */
    @Test
    void thePixelScaleIsThatOfNeighbours() {
        Polygon oblique = new Polygon(
                List.of(new Point(180, 640), new Point(990, 520), new Point(740, 370), new Point(210, 430)));
        GroundPlane aslant = GroundPlane.of(oblique, 14, 4);
        Point p = new Point(500, 480);
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int degree = 0; degree < 180; degree++) {
            double angle = Math.toRadians(degree);
            Point q = new Point(p.x() + 0.001 * Math.cos(angle), p.y() + 0.001 * Math.sin(angle));
            double metres = aslant.toGround(p).distance(aslant.toGround(q)) / 0.001;
            least = Math.min(least, metres);
            most = Math.max(most, metres);
        }
        assertThat(aslant.metresAPixel(p).from()).isCloseTo(least, within(1e-5));
        assertThat(aslant.metresAPixel(p).to()).isCloseTo(most, within(1e-5));
    }
}
