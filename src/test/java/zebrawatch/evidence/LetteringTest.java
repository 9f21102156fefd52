package zebrawatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetteringTest {
    private static final Lettering LETTERING = new Lettering(Passage.FONT);

    @Test
    void chineseCharactersAreDrawnEachWithItsOwnShape() {
        assertThat(ink("人")).isPositive().isNotEqualTo(ink("车")).isNotEqualTo(ink("龘"));
        assertThat(ink("龘")).isGreaterThan(2 * ink("人"));
    }

    private static int ink(String text) {
        try (Mat picture = black(100, 100)) {
            LETTERING.write(picture, text, 10, 5, 48, Ink.WHITE);
            return inked(picture, new Rect(0, 0, 100, 100));
        }
    }

    @Test
    void aLineStaysWithinItsWidthAndHeight() {
        String text = "2026-03-05 16:15:02.123 人行横道 gjpqy|（）";
        int width = LETTERING.width(text, 24);
        int height = LETTERING.lineHeight(24);
        try (Mat picture = black(width + 40, height + 40)) {
            LETTERING.write(picture, text, 20, 20, 24, Ink.WHITE);

            int within = inked(picture, new Rect(20, 20, width, height));
            assertThat(within).isGreaterThan(1000);
            assertThat(inked(picture, new Rect(0, 0, width + 40, height + 40))).isEqualTo(within);
        }
    }

    @Test
    void theInkHasItsColour() {
        try (Mat picture = black(60, 60)) {
            LETTERING.write(picture, "█", 0, 0, 40, new Ink(200, 100, 50));

            var pixel = picture.ptr(30, 20);
            assertThat(new int[] {pixel.get(2) & 0xff, pixel.get(1) & 0xff, pixel.get(0) & 0xff})
                    .containsExactly(200, 100, 50);
        }
    }

    @Test
    void aLabelIsMovedIntoThePicture() {
        try (Mat picture = black(300, 100)) {
            LETTERING.label(picture, "不礼让行人", 280, -50, 20, Ink.BLACK, Ink.WHITE);

            int width = LETTERING.width("不礼让行人", 20) + 10;
            int all = inked(picture, new Rect(0, 0, 300, 100));
            assertThat(inked(picture, new Rect(300 - width, 0, width, LETTERING.lineHeight(20))))
                    .isEqualTo(all);
            assertThat(all).isGreaterThan(width * LETTERING.lineHeight(20) / 2);
        }
    }

    @Test
    void whatLiesOutsideThePictureIsCutOff() {
        try (Mat picture = black(50, 20)) {
            LETTERING.write(picture, "人行横道人行横道", 10, 10, 24, Ink.WHITE);
            LETTERING.write(picture, "人行横道", 60, 30, 24, Ink.WHITE);

            assertThat(inked(picture, new Rect(0, 0, 50, 20))).isPositive();
        }
    }

    @Test
    void aMissingFontIsSaidInOneSentence(@TempDir Path folder) {
        Path nowhere = folder.resolve("NotoSansSC.ttf");

        assertThatThrownBy(() -> new Lettering(nowhere))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(nowhere
                        + ": the font for the pictures' lettering is missing; building the project puts it there");
    }

    @Test
    void aFileThatIsNoFontIsSaidInOneSentence(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("font.ttf"), "not a font");

        assertThatThrownBy(() -> new Lettering(text))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(text + ": is not a TrueType font that can be read");
    }

    private static Mat black(int width, int height) {
        return new Mat(height, width, opencv_core.CV_8UC3, Scalar.BLACK);
    }

    private static int inked(Mat picture, Rect where) {
        try (where;
                Mat region = picture.apply(where);
                Mat blue = new Mat()) {
            opencv_core.extractChannel(region, blue, 0);
            return opencv_core.countNonZero(blue);
        }
    }
}
