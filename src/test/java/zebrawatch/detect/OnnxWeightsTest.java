package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.detect.net.OnnxFile;
import zebrawatch.detect.net.SmallYolo;
import zebrawatch.scene.RoadUser;

class OnnxWeightsTest {
    private static final Map<RoadUser, Integer> CLASSES = Map.of(RoadUser.CAR, 2);
    private static final DetectorSettings.Picture USUAL = DetectorSettings.Picture.USUAL;

    @TempDir
    private Path folder;

    private Path file = Path.of("net.onnx");
    private OnnxWeights weights = new OnnxWeights(new ModelCache(Path.of("cache")));

    @BeforeEach
    void write() {
        file = OnnxFile.write(folder.resolve("net.onnx"), SmallYolo.yolox(11));
        weights = new OnnxWeights(new ModelCache(folder.resolve("cache")));
    }

    @Test
    void aFileIsConvertedOnceToAGraphAndItsDescription() throws IOException {
        DescribedNet first = weights.load(file, settings(Optional.empty(), USUAL));
        List<Path> made = made();
        FileTime time = Files.getLastModifiedTime(made.get(0));
        DescribedNet second = weights.load(file, settings(Optional.empty(), USUAL));

        assertThat(made)
                .hasSize(2)
                .allSatisfy(f -> assertThat(f.getFileName().toString())
                        .startsWith("onnx-" + ModelCache.sha256(file).substring(0, 16)));
        assertThat(made()).isEqualTo(made);
        assertThat(Files.getLastModifiedTime(made.get(0))).isEqualTo(time);
        assertThat(second.description()).isEqualTo(first.description());
        assertThat(second.net().outputs().keySet())
                .isEqualTo(first.net().outputs().keySet());
        assertThat(second.roadUsersOnly().layer("cls 8").shape().channels()).isEqualTo(1);
    }

    @Test
    void whatTheCameraFileSaysOfThePictureCounts() {
        DetectorSettings.Picture picture = new DetectorSettings.Picture(
                Optional.of(DetectorSettings.Channels.RGB),
                Optional.empty(),
                Optional.of(List.of(255.0, 255.0, 255.0)),
                Optional.empty(),
                Optional.of(0.0));

        NetDescription.Input input = weights.load(file, settings(Optional.empty(), picture))
                .description()
                .input();

        assertThat(input)
                .isEqualTo(new NetDescription.Input(
                        64,
                        DetectorSettings.Channels.RGB,
                        List.of(0.0, 0.0, 0.0),
                        List.of(255.0, 255.0, 255.0),
                        DetectorSettings.Placing.TOP_LEFT,
                        List.of(0.0, 0.0, 0.0)));
    }

    @Test
    void aFileOfAnotherDigestIsRefused() throws IOException {
        String other = "0".repeat(64);
        String real = ModelCache.sha256(file);

        assertThatThrownBy(() -> weights.load(file, settings(Optional.of(other), USUAL)))
                .isInstanceOf(DetectException.class)
                .hasMessage(file + " has the SHA-256 " + real + ", expected " + other
                        + "; it is not the file that the camera was set up with");
        assertThat(weights.load(file, settings(Optional.of(real), USUAL)).net().outputs())
                .hasSize(9);
    }

    @Test
    void aConvertedGraphThatWasChangedIsRefused() throws IOException {
        weights.load(file, settings(Optional.empty(), USUAL));
        Path zip = made().get(1);
        Files.write(zip, new byte[] {1, 2, 3});

        assertThatThrownBy(() -> weights.load(file, settings(Optional.empty(), USUAL)))
                .isInstanceOf(DetectException.class)
                .hasMessageStartingWith(zip + " has the CRC-32C ")
                .hasMessageContaining("delete it");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        Path gone = folder.resolve("gone.onnx");
        assertThatThrownBy(() -> weights.load(gone, settings(Optional.empty(), USUAL)))
                .isInstanceOf(DetectException.class)
                .hasMessage(gone + " is not there");
    }

    private List<Path> made() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            return files.filter(f -> f.toString().matches(".*\\.(zip|json)"))
                    .filter(f -> !f.endsWith("made.json"))
                    .sorted()
                    .toList();
        }
    }

    private static DetectorSettings settings(Optional<String> sha256, DetectorSettings.Picture picture) {
        return new DetectorSettings("", Optional.empty(), sha256, Optional.empty(), CLASSES, picture);
    }
}
