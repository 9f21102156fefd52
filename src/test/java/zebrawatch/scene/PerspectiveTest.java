package zebrawatch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerspectiveTest {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    /** A camera at (u, v, height) that looks at the middle of the crossing: across it, along it, from its corner. */
    @ParameterizedTest
    @CsvSource({"6, -18, 7", "-14, 2, 6", "-6, -14, 8", "20, 16, 5"})
    void theFocalLengthAndTheVerticalComeFromTheGroundAlone(double u, double v, double height) {
        Pinhole camera = new Pinhole(u, v, height, 1100);

        Perspective perspective = Perspective.of(crossing(camera), WIDTH, HEIGHT);

        assertThat(perspective.focalLength()).isCloseTo(1100, within(1.0));
        for (double z : new double[] {0, 1.5, 3}) {
            Point expected = camera.picture(5, 4, z);
            Point found = perspective.toPicture(new GroundPoint(5, 4), z).orElseThrow();
            assertThat(Math.hypot(found.x() - expected.x(), found.y() - expected.y()))
                    .isLessThan(0.1);
        }
    }

    @Test
    void whatLiesBehindTheCameraIsNotInThePicture() {
        Perspective perspective = Perspective.of(crossing(new Pinhole(6, -18, 7, 1100)), WIDTH, HEIGHT);

        assertThat(perspective.toPicture(new GroundPoint(6, -40), 1)).isEmpty();
    }

    @Test
    void theGroundUnderAHeadIsWhereTheFeetAre() {
        Pinhole camera = new Pinhole(-6, -14, 8, 1100);
        Perspective perspective = Perspective.of(crossing(camera), WIDTH, HEIGHT);
        Point head = camera.picture(7, 2, 1.7);

        assertThat(perspective.toGround(head, 1.7).orElseThrow().distance(new GroundPoint(7, 2)))
                .isLessThan(0.01);
        assertThat(perspective.heightAt(new GroundPoint(7, 2), head.y())).isCloseTo(1.7, within(0.01));
    }

    @Test
    void anOutlineThatTellsNoFocalLengthIsSeenThroughAnOrdinaryLens() {
        Polygon straightDown = new Polygon(
                List.of(new Point(400, 400), new Point(760, 400), new Point(760, 280), new Point(400, 280)));

        assertThat(Perspective.of(crossing(straightDown), WIDTH, HEIGHT).focalLength())
                .isEqualTo(WIDTH);
    }

    private static Crossing crossing(Pinhole camera) {
        return crossing(new Polygon(List.of(
                camera.picture(0, 0, 0), camera.picture(12, 0, 0), camera.picture(12, 4, 0), camera.picture(0, 4, 0))));
    }

    private static Crossing crossing(Polygon outline) {
        return new Crossing("west", outline, 12, 4, List.of(), Optional.empty(), new StopLines(-2, 6));
    }

    private record Pinhole(double u, double v, double height, double focalLength) {

        Point picture(double gu, double gv, double z) {
            double far = Math.hypot(6 - u, 2 - v);
            double distance = Math.hypot(far, height);
            double[] forward = {(6 - u) / distance, (2 - v) / distance, -height / distance};
            double[] right = {(2 - v) / far, -(6 - u) / far, 0};
            double[] down = {
                -forward[2] * right[1], forward[2] * right[0], forward[0] * right[1] - forward[1] * right[0]
            };
            double[] d = {gu - u, gv - v, z - height};
            double depth = dot(d, forward);
            return new Point(
                    WIDTH / 2.0 + focalLength * dot(d, right) / depth,
                    HEIGHT / 2.0 + focalLength * dot(d, down) / depth);
        }

        private static double dot(double[] a, double[] b) {
            return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        }
    }
}
