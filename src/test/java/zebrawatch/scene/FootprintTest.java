package zebrawatch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FootprintTest {
    @ParameterizedTest
    @CsvSource({"0", "30", "90", "135", "200", "-75"})
    void theExtentsAreThoseOfTheCorners(double degrees) {
        Footprint car = new Footprint(new GroundPoint(7, -3), Math.toRadians(degrees), 4.6, 1.8);
        List<GroundPoint> corners = car.corners();
        assertThat(car.alongWalk().from())
                .isCloseTo(corners.stream().mapToDouble(GroundPoint::u).min().orElseThrow(), within(1e-9));
        assertThat(car.alongWalk().to())
                .isCloseTo(corners.stream().mapToDouble(GroundPoint::u).max().orElseThrow(), within(1e-9));
        assertThat(car.alongDrive().from())
                .isCloseTo(corners.stream().mapToDouble(GroundPoint::v).min().orElseThrow(), within(1e-9));
        assertThat(car.alongDrive().to())
                .isCloseTo(corners.stream().mapToDouble(GroundPoint::v).max().orElseThrow(), within(1e-9));
    }

    @Test
    void theCornersGoRoundFromTheFrontLeft() {
        List<GroundPoint> corners = new Footprint(new GroundPoint(7, 0), Math.PI / 2, 4, 2).corners();
        assertAt(corners.get(0), 6, 2);
        assertAt(corners.get(1), 8, 2);
        assertAt(corners.get(2), 8, -2);
        assertAt(corners.get(3), 6, -2);
    }

    private static void assertAt(GroundPoint corner, double u, double v) {
        assertThat(corner.distance(new GroundPoint(u, v))).isLessThan(1e-9);
    }
}
