package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.Material;
import zebrawatch.detect.PictureSearch.Found;
import zebrawatch.detect.net.StockGraph;
import zebrawatch.detect.run.Executor;
import zebrawatch.evidence.Jpeg;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;

/** Finds people and faces all over a picture. The photographs come with the weights' package. */
class PictureSearchTest {
    @ParameterizedTest
    @CsvSource({"1280,720,208", "768,576,208", "100,80,208", "1920,1080,416", "416,416,416", "417,300,416"})
    void piecesReachFromEdgeToEdgeAndOverlap(int width, int height, int smallest) {
        List<Box> pieces = PictureSearch.pieces(width, height, smallest);

        assertThat(pieces).contains(new Box(0, 0, width, height)).doesNotHaveDuplicates();
        Box picture = new Box(0, 0, width, height);
        for (int side = smallest; side < Math.max(width, height); side *= 2) {
            double size = side;
            List<Box> ofSize = pieces.stream()
                    .filter(p -> p.width() == Math.min(size, width) && p.height() == Math.min(size, height))
                    .toList();
            // whoever is smaller than three tenths of a piece lies whole in one of them
            double least = 0.29 * side;
            for (double x = 0; x + least < width; x += 23) {
                for (double y = 0; y + least < height; y += 23) {
                    Box someone = new Box(x, y, least, least);
                    assertThat(ofSize).anyMatch(p -> p.intersection(someone) > 0.999 * someone.area());
                }
            }
        }
        assertThat(pieces).allMatch(p -> p.within(picture).equals(java.util.Optional.of(p)));
    }

    @Test
    void aFaceAndItsOwnerAreFound() throws IOException {
        byte[] photograph = Files.readAllBytes(Material.weightsPackage("assets/human-sample-body.jpg"));
        try (PictureSearch search = PictureSearch.open(Installed.models());
                Mat picture = Jpeg.decode(photograph)) {
            Found found = search.search(picture);

            assertThat(found.roadUsers())
                    .first()
                    .satisfies(d -> assertThat(d.kind()).isEqualTo(RoadUser.PEDESTRIAN))
                    .satisfies(d -> assertThat(d.score()).isGreaterThan(0.6));
            Box owner = found.roadUsers().get(0).box();
            Detection face = found.faces().get(0);
            assertThat(face.score()).isGreaterThan(0.8);
            assertThat(face.box().intersection(owner) / face.box().area()).isGreaterThan(0.8);
            assertThat(face.box().centre().y()).isLessThan(owner.top() + owner.height() / 3);
        }
    }

    @Test
    void theNetForFacesIsComputedAsDl4jComputesIt() {
        var weights = Installed.weights();
        DescribedNet described = weights.load(DetectorSettings.net(Weights.FACE_NET));
        var graph = StockGraph.of(described.net());
        try (Mat noise = new Mat(256, 256, org.bytedeco.opencv.global.opencv_core.CV_8UC3);
                RoadUserNet.Blueprint blueprint = RoadUserNet.Blueprint.of(described);
                RoadUserNet net = blueprint.build();
                var all = new org.bytedeco.opencv.opencv_core.Rect(0, 0, 256, 256)) {
            pattern(noise);
            net.fill(noise, all);
            Executor executor = net.executor();
            float[] input = new float[256 * 256 * 3];
            executor.input().get(input);
            executor.run();
            var outputs = graph.output(
                    org.nd4j.linalg.factory.Nd4j.createFromArray(input).reshape('c', 1, 256, 256, 3));
            int i = 0;
            for (Map.Entry<String, String> output : described.net().outputs().entrySet()) {
                float[] expected = outputs[i++].dup('c').data().asFloat();
                float[] got = new float[expected.length];
                executor.output(output.getKey()).get(got);
                List<Double> off = new ArrayList<>();
                for (int k = 0; k < got.length; k++) {
                    off.add((double) Math.abs(got[k] - expected[k]));
                }
                assertThat(off).allMatch(difference -> difference < 1e-3);
            }
        } finally {
            graph.close();
        }
    }

    private static void pattern(Mat picture) {
        try (Mat small = new Mat(8, 8, org.bytedeco.opencv.global.opencv_core.CV_8UC3);
                Size size = new Size(256, 256)) {
            byte[] levels = new byte[192];
            for (int i = 0; i < levels.length; i++) {
                levels[i] = (byte) (i * 37);
            }
            small.data().put(levels);
            opencv_imgproc.resize(small, picture, size, 0, 0, opencv_imgproc.INTER_CUBIC);
        }
    }
}
