package zebrawatch.board.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zebrawatch.Material;
import zebrawatch.board.mask.MaskingStudy.Shot;
import zebrawatch.detect.Installed;
import zebrawatch.evidence.Jpeg;
import zebrawatch.harness.evaluate.Truth;
import zebrawatch.harness.evaluate.TruthFile;
import zebrawatch.scene.Box;
import zebrawatch.scene.RoadUser;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MaskingTest {
    private Masking masking;

    @BeforeAll
    void open() {
        masking = Masking.open(Installed.models());
    }

    @AfterAll
    void close() {
        masking.close();
    }

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("samples"))) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyPedestrianOfASampleIsMasked(Path sample) {
        Truth truth = TruthFile.read(sample.resolve("truth.json"));
        Shot shot = MaskingStudy.shots(sample.resolve("clip.mp4"), 1).get(0);

        List<Mask> needed = MaskingStudy.needed(masking, Optional.of(truth), shot);

        assertThat(MaskingStudy.missed(truth, shot.number(), needed)).isEmpty();
    }

    @Test
    void aPhotographIsMaskedAndItsMetadataAreGone() throws IOException {
        byte[] photograph = Files.readAllBytes(Material.weightsPackage("assets/human-sample-face.jpg"));
        byte[] tagged = withExif(photograph, "GPS 26.5836 107.9805 taken by Officer Li");
        assertThat(text(tagged)).contains("Exif", "Officer Li");

        List<Mask> needed = masking.needed(tagged, Optional.empty(), RoadUser.PEDESTRIAN, PlateDisplay.FULL);
        Masked masked = Masking.masked(tagged, needed);

        assertThat(text(masked.jpeg())).doesNotContain("Exif", "Officer Li", "GPS", "paint.net");
        assertThat(segments(masked.jpeg())).containsOnly(0xE0, 0xDB, 0xC0, 0xC4, 0xDA);
        assertThat(needed).extracting(Mask::why).contains(Mask.Reason.PERSON, Mask.Reason.FACE);
        assertThat(masking.needed(masked.jpeg(), Optional.empty(), RoadUser.PEDESTRIAN, PlateDisplay.FULL))
                .filteredOn(mask -> mask.why() == Mask.Reason.FACE && mask.box().width() > 60)
                .isEmpty();
    }

    @Test
    void eachMaskCoversWhatLiesInIt() throws IOException {
        byte[] original = Files.readAllBytes(Material.weightsPackage("assets/human-sample-face.jpg"));
        List<Mask> masks = List.of(
                new Mask(new Box(10, 10, 64, 64), Mask.Reason.PERSON),
                new Mask(new Box(100, 100, 64, 64), Mask.Reason.DRAWN));

        Masked masked = Masking.masked(original, masks);

        try (Mat before = Jpeg.decode(original);
                Mat after = Jpeg.decode(masked.jpeg())) {
            assertThat(after.cols()).isEqualTo(before.cols()).isEqualTo(masked.width());
            assertThat(detail(after, 14, 14)).isLessThan(8);
            assertThat(detail(after, 104, 104)).isLessThan(8);
        }
    }

    @Test
    void whatIsNoPictureIsRefusedInOneSentence() {
        byte[] bytes = "not a picture".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Masking.masked(bytes, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a picture of the case cannot be read as JPEG, so it cannot be masked");
    }

    /** The greatest difference of brightness within 8x8 pixels, which lie in one square of a mask. */
    private static int detail(Mat picture, int left, int top) {
        int least = 255;
        int most = 0;
        for (int y = top; y < top + 8; y++) {
            for (int x = left; x < left + 8; x++) {
                int level = picture.ptr(y, x).get(1) & 255;
                least = Math.min(least, level);
                most = Math.max(most, level);
            }
        }
        return most - least;
    }

    private static byte[] withExif(byte[] jpeg, String words) {
        byte[] said = ("Exif\0\0" + words).getBytes(StandardCharsets.ISO_8859_1);
        byte[] tagged = new byte[jpeg.length + said.length + 4];
        System.arraycopy(jpeg, 0, tagged, 0, 2);
        tagged[2] = (byte) 0xFF;
        tagged[3] = (byte) 0xE1;
        tagged[4] = (byte) ((said.length + 2) >> 8);
        tagged[5] = (byte) (said.length + 2);
        System.arraycopy(said, 0, tagged, 6, said.length);
        System.arraycopy(jpeg, 2, tagged, 6 + said.length, jpeg.length - 2);
        return tagged;
    }

    /** The kinds of a JPEG's segments up to the picture itself (ITU-T T.81, annex B). */
    private static List<Integer> segments(byte[] jpeg) {
        List<Integer> kinds = new ArrayList<>();
        int at = 2;
        while (kinds.isEmpty() || kinds.get(kinds.size() - 1) != 0xDA) {
            kinds.add(jpeg[at + 1] & 255);
            at += 2 + (((jpeg[at + 2] & 255) << 8) | (jpeg[at + 3] & 255));
        }
        return kinds;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
