package zebrawatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.scene.Location;

class CameraTextTest {
    private static final String CITY = """
            detector: {net: ssdlite-mobilenet-v2}
            policy: {let_pass_margin: 2.5, zebra_margin: 0.7}
            health: {offline_after: 20, look: 3}
            cameras:
              - camera: kl-1
                place: 凯里市北京西路 "北"
                picture: &size {width: 1280, height: 720}
                crossings: # drawn in March
                  - &main
                    name: main
                    outline: [[100, 600], [900, 600], [800, 400], [200, 400]]
                    length: 12
                    width: 5
              - camera: kl-2
                place: 韶山路
                picture: *size
                detector: {net: nanodet-g}
                policy: {zebra_margin: 0.4}
                health: {offline_after: 5}
                crossings: [*main]
            """;

    @TempDir
    private Path folder;

    @Test
    void aPlaceOnTheMapIsGivenWhereNoneIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("city.yaml"), CITY);
        Location there = new Location(26.57, 107.98);
        CameraText placed = CameraFile.readTexts(file).get(0).at(there);
        assertThat(placed.settings().camera().location()).contains(there);
        assertThat(placed.at(new Location(0, 0))).isEqualTo(placed);
    }

    @Test
    void eachTextSaysByItselfWhatTheCitysFileSays() throws IOException {
        Path file = Files.writeString(folder.resolve("city.yaml"), CITY);
        List<CameraText> texts = CameraFile.readTexts(file);
        assertThat(texts).extracting(t -> t.id().value()).containsExactly("kl-1", "kl-2");
        assertThat(texts)
                .allSatisfy(t -> assertThat(CameraFile.parse("text", t.text(), folder))
                        .as(t.text())
                        .isEqualTo(t.settings()));
        assertThat(texts).extracting(CameraText::settings).isEqualTo(CameraFile.readCity(file));
    }

    @Test
    void theTextOfACameraFileIsTheSameAsOfTheCamerasAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("city.yaml"), CITY);
        Path alone = Files.writeString(
                folder.resolve("camera.yaml"), CameraFile.readTexts(file).get(1).text());
        assertThat(CameraFile.readTexts(alone))
                .containsExactly(CameraFile.readTexts(file).get(1));
    }

    @Test
    void aProblemOfATextNamesTheText() {
        assertThatThrownBy(() -> CameraFile.parse("kl-1", "camera: kl-1", folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("kl-1:1:1 place: is missing");
    }
}
