package zebrawatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionTest {
    private static final Lettering LETTERING = new Lettering(Passage.FONT);
    private static final List<String> ITEMS =
            List.of("2026-03-05 16:15:00.123", "凯里市北京西路与韶山南路路口", "方向：由北向南", "防伪码：ab12-34cd-56ef");

    @ParameterizedTest
    @ValueSource(ints = {60, 200, 641, 1280, 1920, 3840})
    void nothingIsCutOffAtAnyWidth(int width) {
        int size = Math.max(16, Math.round(width / 58f));
        try (Mat grey = new Mat(90, width, opencv_core.CV_8UC3, Scalar.all(77));
                Mat whole = new Caption(LETTERING).below(grey, ITEMS);
                Mat band = whole.apply(new Rect(0, 90, width, whole.rows() - 90));
                Mat edge = band.apply(new Rect(width - size / 4, 0, size / 4, band.rows()));
                Mat lastRows = band.apply(new Rect(0, band.rows() - 2, width, 2))) {
            double wanted = ITEMS.stream().mapToInt(CaptionTest::ink).sum();
            assertThat((double) ink(band, size)).isBetween(0.95 * wanted, 1.05 * wanted);
            assertThat(ink(edge, size)).isZero();
            assertThat(ink(lastRows, size)).isZero();
        }
    }

    @Test
    void thePictureItselfStaysAsItIs() {
        try (Mat grey = new Mat(90, 640, opencv_core.CV_8UC3, Scalar.all(77));
                Mat whole = new Caption(LETTERING).below(grey, ITEMS);
                Mat picture = whole.apply(new Rect(0, 0, 640, 90))) {
            assertThat(opencv_core.norm(picture, grey)).isZero();
            assertThat(whole.cols()).isEqualTo(640);
        }
    }

    /** The ink of one item per square em, in pixels of a font of 100. */
    private static int ink(String item) {
        try (Mat line =
                new Mat(LETTERING.lineHeight(100), LETTERING.width(item, 100) + 1, opencv_core.CV_8UC3, Scalar.BLACK)) {
            LETTERING.write(line, item, 0, 0, 100, Ink.WHITE);
            return ink(line, 100);
        }
    }

    private static int ink(Mat picture, int size) {
        return (int) Math.round(opencv_core.sumElems(picture).get(0) / 255 * 100 * 100 / size / size);
    }
}
