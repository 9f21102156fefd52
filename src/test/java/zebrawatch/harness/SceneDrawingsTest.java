package zebrawatch.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The drawings of {@code rule.md} are those of the scenes. {@code mvn test -Dtest=SceneDrawingsTest -Dgolden=update} draws them
 * anew.
 */
class SceneDrawingsTest {
    private static final Path SCENES = Path.of("src/test/resources/scenes");
    private static final Path DRAWINGS = Path.of("src/site/markdown/rule");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "case-1 | 01a-other-half | 情形1　行人在对向半幅，未到中心线 | Case 1: on the other half, before the centre line",
                "case-2 | 02a-waiting-at-the-kerb | 情形2　行人在机动车道边线外等候 | Case 2: waiting outside the motor lanes",
                "case-3 | 03a-near-side | 情形3　行人已越过机动车道边线，车辆未停 | Case 3: past the edge of the motor lanes; the car does not stop",
                "case-3-yields | 03d-near-side-yields | 情形3　行人已越过机动车道边线，车辆停车 | Case 3: the car stops until the pedestrian is across",
                "case-4 | 04-left-behind | 情形4　行人离开B车道走入A车道：A应停，B可行 | Case 4: leaves lane B and enters lane A: A must stop, B need not",
                "case-5 | 05a-waiting-at-the-centre-line | 情形5　行人在中心线处等候，车辆未停 | Case 5: waiting at the centre line; the car does not stop",
                "case-6 | 06a-past-the-centre-line | 情形6　行人已越过中心线，车辆未停 | Case 6: past the centre line; the car does not stop",
                "case-7 | 07a-on-the-island | 情形7　行人在安全岛上等候 | Case 7: waiting on a refuge island",
                "blocked | p27-blocking-long | 车辆停在人行横道上超过5秒，有行人通行 | The car stands on the zebra for more than 5 s in a pedestrian's way",
                "jaywalked | p28-jaywalking-before-a-car | 行人在划定区域内横穿道路（不走斑马线） | Crosses off the zebra in a zone where that is counted",
            })
    void aDrawingIsThatOfItsScene(String drawing, String scene, String chinese, String english) throws IOException {
        Path file = DRAWINGS.resolve(drawing + ".svg");
        String now = SceneDrawing.of(Scene.read(SCENES.resolve(scene + ".scene")), chinese, english);
        if (System.getProperty("golden", "check").equals("update")) {
            Files.createDirectories(DRAWINGS);
            Files.writeString(file, now);
        }
        assertThat(file).hasContent(now);
    }
}
