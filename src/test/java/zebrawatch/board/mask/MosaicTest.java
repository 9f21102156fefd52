package zebrawatch.board.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import zebrawatch.scene.Box;

class MosaicTest {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 160;
    private static final Box PART = new Box(40, 16, 80, 80);

    @Test
    void nothingOutsideChangesAndNoPixelInsideStays() {
        byte[] original = noise(1);

        byte[] covered = covered(original, PART);

        int changed = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean inside = x >= 40 && x < 120 && y >= 16 && y < 96;
                int at = (y * WIDTH + x) * 3;
                boolean same = Arrays.equals(original, at, at + 3, covered, at, at + 3);
                assertThat(inside || same).isTrue();
                changed += inside && !same ? 1 : 0;
            }
        }
        assertThat(changed).isGreaterThan(80 * 80 - 10);
    }

    @Test
    void onlyTheMeansOfAFewSquaresAreLeft() {
        byte[] original = noise(2);

        byte[] covered = covered(original, PART);

        Set<Integer> colours = new HashSet<>();
        for (int y = 16; y < 96; y++) {
            for (int x = 40; x < 120; x++) {
                colours.add(colour(covered, x, y));
            }
        }
        assertThat(colours).hasSizeLessThanOrEqualTo(25);
    }

    @Test
    void pixelsThatChangePlacesWithinASquareLeaveNoTrace() {
        byte[] original = noise(3);
        byte[] shuffled = original.clone();
        Random random = new Random(4);
        for (int i = 0; i < 5_000; i++) {
            int squareX = 40 + 16 * random.nextInt(5);
            int squareY = 16 + 16 * random.nextInt(5);
            swap(shuffled, squareX + random.nextInt(16), squareY + random.nextInt(16), squareX, squareY);
        }
        assertThat(shuffled).isNotEqualTo(original);

        assertThat(covered(shuffled, PART)).isEqualTo(covered(original, PART));
    }

    @Test
    void aPartBeyondTheEdgeIsCoveredAsFarAsItGoes() {
        byte[] original = noise(5);

        assertThat(covered(original, new Box(-50, -50, 20, 20))).isEqualTo(original);
        byte[] covered = covered(original, new Box(190, 150, 100, 100));
        assertThat(colour(covered, 199, 159)).isEqualTo(colour(covered, 190, 150));
        assertThat(colour(covered, 189, 150)).isEqualTo(colour(original, 189, 150));
    }

    @Test
    void aSmallPartIsOneColour() {
        byte[] covered = covered(noise(6), new Box(50.4, 50.4, 9, 12));

        assertThat(colour(covered, 50, 50)).isEqualTo(colour(covered, 59, 62));
    }

    private static byte[] covered(byte[] pixels, Box part) {
        try (Mat picture = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3)) {
            picture.data().put(pixels);
            Mosaic.cover(picture, part);
            byte[] after = new byte[pixels.length];
            picture.data().get(after);
            return after;
        }
    }

    private static byte[] noise(long seed) {
        byte[] pixels = new byte[WIDTH * HEIGHT * 3];
        new Random(seed).nextBytes(pixels);
        return pixels;
    }

    private static void swap(byte[] pixels, int x1, int y1, int x2, int y2) {
        for (int c = 0; c < 3; c++) {
            int a = (y1 * WIDTH + x1) * 3 + c;
            int b = (y2 * WIDTH + x2) * 3 + c;
            byte was = pixels[a];
            pixels[a] = pixels[b];
            pixels[b] = was;
        }
    }

    private static int colour(byte[] pixels, int x, int y) {
        int at = (y * WIDTH + x) * 3;
        return ((pixels[at] & 255) << 16) | ((pixels[at + 1] & 255) << 8) | (pixels[at + 2] & 255);
    }
}
