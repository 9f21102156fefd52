package zebrawatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.detect.DetectorSettings;
import zebrawatch.detect.OnnxHead;
import zebrawatch.rule.Parameter;
import zebrawatch.rule.Policy;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Direction;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Location;
import zebrawatch.scene.RoadUser;
import zebrawatch.video.health.HealthSettings;

class CameraFileTest {
    private static final String GOOD = """
            camera: kaili-001
            place: 凯里市北京西路
            picture: {width: 1280, height: 720}
            crossings:
              - name: main
                outline: [[100, 600], [900, 600], [800, 400], [200, 400]]
                length: 12
                width: 5
            """;

    @TempDir
    private Path folder;

    @Test
    void fourCornersAndTwoSizesAreEnough() throws IOException {
        Crossing crossing = CameraFile.read(file(GOOD)).camera().crossings().get(0);
        assertThat(crossing.centre()).contains(new Interval(6, 6));
        assertThat(crossing.lanes()).hasSize(2);
        assertThat(crossing.lanes().get(1).direction()).isEqualTo(Direction.FORWARD);
        assertThat(crossing.lanes().get(1).across()).isEqualTo(new Interval(6, 12));
        assertThat(crossing.stopLines().forward()).isEqualTo(-3);
        assertThat(crossing.stopLines().backward()).isEqualTo(8);
    }

    @Test
    void whereACameraIsMayBeSaid() throws IOException {
        assertThat(CameraFile.read(file(GOOD)).camera().location()).isEmpty();
        assertThat(CameraFile.read(file(GOOD + "location: {lat: 26.5732, lon: 107.9784}\n"))
                        .camera()
                        .location())
                .contains(new Location(26.5732, 107.9784));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{lat: 91, lon: 108} | :9:17 location.lat: expected -90 to 90, got 91",
                "{lat: 26.5, lon: east} | :9:28 location.lon: expected a number, got 'east'",
                "{lat: 26.5} | :9:11 location.lon: is missing",
                "{lat: 26.5, long: 108} | :9:23 location.long: unknown key; did you mean 'lon'?",
                "26.5 | :9:11 location: expected keys and values, got '26.5'",
            })
    void whatIsWrongWithALocationIsToldWithItsPlace(String location, String sentence) throws IOException {
        Path file = file(GOOD + "location: " + location);
        assertThatThrownBy(() -> CameraFile.read(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(file + sentence);
    }

    @Test
    void everythingThatIsWrittenIsRead() throws IOException {
        Crossing crossing = CameraFile.read(file(GOOD + """
                                            refuge: [5, 7]
                                            lanes:
                                              - {name: 由南向北, from: 7, to: 11.5, direction: forward}
                                              - {from: 11.5, to: 12, direction: forward, kind: non-motor}
                                            stop_lines: {forward: -2, backward: 9}
                                        """.indent(0))).camera().crossing("main");
        assertThat(crossing.hasRefuge()).isTrue();
        assertThat(crossing.lanes()).extracting(lane -> lane.name()).containsExactly("由南向北", "正向");
        assertThat(crossing.stopLines().backward()).isEqualTo(9);
    }

    /** Each row: what is replaced, by what, and the start of the sentence after the file's name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "camera: kaili-001 | camera: 'k 1' | :1:9 camera: a camera id is 1 to 64 letters",
                "camera: kaili-001 | camra: kaili-001 | :1:1 camera: is missing",
                "place: | plaze: | :2:1 plaze: unknown key; did you mean 'place'?",
                "place: 凯里市北京西路 | place: '' | :2:8 place: is empty",
                "width: 1280 | width: wide | :3:18 picture.width: expected a number, got 'wide'",
                "width: 1280 | width: 1280.5 | :3:18 picture.width: expected a whole number, got 1280.5",
                "width: 1280 | width: 8 | :3:18 picture.width: expected 16 to 16384, got 8",
                "picture: {width: 1280, height: 720} | picture: big | :3:10 picture: expected keys and values, got 'big'",
                "[200, 400]] | [200]] | :6:51 crossings[0].outline[3]: expected 2 numbers in brackets, got a list of 1",
                ", [200, 400]] | ] | :6:14 crossings[0].outline: needs 4 points, got 3",
                "[800, 400], [200, 400] | [200, 400], [800, 400] | :6:14 crossings[0].outline: the outline crosses itself",
                "[200, 400]] | [700, 500]] | :6:14 crossings[0].outline: the outline is not convex",
                "[200, 400]] | [200, -4]] | :6:14 crossings[0].outline: point 4 (200.0, -4.0) lies outside the 1280x720 picture",
                "[[100, 600], [900, 600], [800, 400], [200, 400]] | [[200, 400], [800, 400], [900, 600], [100, 600]] | :6:14 crossings[0].outline: the corners run clockwise",
                "length: 12 | length: 0 | :7:13 crossings[0].length: expected 1 to 80, got 0",
                "length: 12 | lenght: 12 | :5:5 crossings[0].length: is missing",
                "width: 5 | width: 5, | :8:12 crossings[0].width: expected a number, got '5,'",
                "width: 5 | width: NaN | :8:12 crossings[0].width: expected a number, got 'NaN'",
                "width: 5 | width: [5] | :8:12 crossings[0].width: expected one value, got a list of 1",
                "crossings: | crossing: | :1:1 crossings: is missing",
                "name: main | name: main, name: x | :5:21 no valid YAML",
            })
    void whatIsWrongIsToldWithItsPlace(String part, String replacement, String sentence) throws IOException {
        assertThat(GOOD).contains(part);
        Path file = file(GOOD.replace(part, replacement == null ? "" : replacement));
        assertThatThrownBy(() -> CameraFile.read(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(file + sentence);
    }

    @Test
    void allProblemsAreToldAtOnce() throws IOException {
        Path file = file(GOOD.replace("length: 12", "length: long").replace("place:", "plaze:"));
        assertThatThrownBy(() -> CameraFile.read(file))
                .hasMessageContaining("crossings[0].length: expected a number, got 'long'")
                .hasMessageContaining("plaze: unknown key")
                .hasMessageContaining("place: is missing");
    }

    @Test
    void twoDirectionsNeedACentre() throws IOException {
        Path file = file(
                GOOD + "    lanes: [{from: 0, to: 6, direction: backward}, {from: 6, to: 12, direction: forward}]\n");
        assertThatThrownBy(() -> CameraFile.read(file))
                .hasMessageContaining(
                        ":9:12 crossings[0].lanes: run in both directions, so 'centre' or 'refuge' is needed");
    }

    @Test
    void aCityIsAListOfCamerasWithDifferentIds() throws IOException {
        String camera = "  - " + GOOD.strip().replace("\n", "\n    ") + "\n";
        assertThatThrownBy(() -> CameraFile.readCity(file("cameras:\n" + camera + camera)))
                .hasMessageContaining(":2:3 cameras: the camera id 'kaili-001' stands twice");
        assertThat(CameraFile.readCity(file("cameras:\n" + camera + camera.replaceFirst("001", "002"))))
                .hasSize(2);
    }

    @Test
    void withoutADetectorTheUsualNetLooks() throws IOException {
        assertThat(CameraFile.read(file(GOOD)).detector()).isEqualTo(DetectorSettings.standard());
        assertThat(CameraFile.read(file(GOOD + "detector: {net: ssdlite-mobilenet-v2}"))
                        .detector())
                .isEqualTo(DetectorSettings.net("ssdlite-mobilenet-v2"));
    }

    @Test
    void aFileOfWeightsIsRelativeToTheCameraFile() throws IOException {
        DetectorSettings detector = CameraFile.read(file(GOOD + """
                                         detector:
                                           weights: nets/own.onnx
                                           head: yolox
                                           classes: {pedestrian: 0, car: 3}
                                           channels: rgb
                                           mean: [1, 2, 3]
                                           std: [4, 5, 6]
                                           place: centred
                                           blank: 0
                                         """)).detector();

        assertThat(detector)
                .isEqualTo(new DetectorSettings(
                        "",
                        Optional.of(folder.resolve("nets/own.onnx")),
                        Optional.empty(),
                        Optional.of(OnnxHead.YOLOX),
                        Map.of(RoadUser.PEDESTRIAN, 0, RoadUser.CAR, 3),
                        new DetectorSettings.Picture(
                                Optional.of(DetectorSettings.Channels.RGB),
                                Optional.of(List.of(1.0, 2.0, 3.0)),
                                Optional.of(List.of(4.0, 5.0, 6.0)),
                                Optional.of(DetectorSettings.Placing.CENTRED),
                                Optional.of(0.0))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | :9:11 detector.net: or 'weights' is missing",
                "{net: a, weights: b} | :9:29 detector.weights: stands beside 'net'; expected one of them",
                "{net: a, head: yolox} | :9:26 detector.head: is for 'weights' only; a known net brings its own",
                "{weights: a, head: yolo} | :9:30 detector.head: expected yolox or yolov8, got 'yolo'",
                "{weights: a, sha256: 12} | :9:32 detector.sha256: expected 64 hexadecimal digits, got '12'",
                "{weights: a, classes: {person: 0}} | :9:34 detector.classes.person: unknown key",
                "{weights: a, classes: {car: -1}} | :9:39 detector.classes.car: expected 0 to 10000, got -1",
                "{weights: a, std: [1, 0, 1]} | :9:29 detector.std: expected numbers other than 0, they divide",
                "{weights: a, mean: [1, 0]} | :9:30 detector.mean: expected 3 numbers in brackets, got a list of 2",
                "{weights: a, place: left} | :9:31 detector.place: expected top-left or centred, got 'left'",
                "{weight: a} | :9:12 detector.weight: unknown key; did you mean 'weights'?",
            })
    void whatIsWrongWithADetectorIsToldWithItsPlace(String detector, String sentence) throws IOException {
        Path file = file(GOOD + "detector: " + detector);
        assertThatThrownBy(() -> CameraFile.read(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(file + sentence);
    }

    @Test
    void aCitysDetectorHoldsForCamerasWithoutOne() throws IOException {
        String camera = "  - " + GOOD.strip().replace("\n", "\n    ") + "\n";
        List<CameraSettings> cameras = CameraFile.readCity(file("detector: {net: small}\ncameras:\n" + camera
                + camera.replaceFirst("001", "002") + "    detector: {net: large}\n"));

        assertThat(cameras).extracting(c -> c.detector().net()).containsExactly("small", "large");
    }

    @Test
    void aCamerasHealthIsTheCitysButForWhatItSaysItself() throws IOException {
        String camera = "  - " + GOOD.strip().replace("\n", "\n    ") + "\n";
        List<CameraSettings> cameras =
                CameraFile.readCity(file("health: {offline_after: 20, displacement: 0.02}\ncameras:\n" + camera
                        + camera.replaceFirst("001", "002") + "    health: {offline_after: 5, clock_offset: 0.5}\n"));

        HealthSettings city = cameras.get(0).health();
        assertThat(city.offlineAfter()).isEqualTo(Duration.ofSeconds(20));
        assertThat(city.displacement()).isEqualTo(0.02);
        assertThat(city.movedAfter()).isEqualTo(HealthSettings.STANDARD.movedAfter());
        HealthSettings own = cameras.get(1).health();
        assertThat(own.offlineAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(own.clockOffset()).isEqualTo(Duration.ofMillis(500));
        assertThat(own.displacement()).isEqualTo(0.02);
        assertThat(CameraFile.read(file(GOOD)).health()).isEqualTo(HealthSettings.STANDARD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bad | :9:9 health: expected keys and values, got 'bad'",
                "{offline_after: soon} | :9:25 health.offline_after: expected a number, got 'soon'",
                "{frozen_after: 0} | :9:24 health.frozen_after: expected 0.1 to 86400, got 0",
                "{displacement: 0.2} | :9:24 health.displacement: expected 0.001 to 0.099, got 0.2",
                "{look: 10} | :9:16 health.look: whether a camera moved is decided over at least five looks",
                "{look: 10, moved_after: 40} | :9:33 health.moved_after: whether a camera moved is decided over",
                "{move_after: 40} | :9:10 health.move_after: unknown key; did you mean 'moved_after'?",
            })
    void whatIsWrongWithHealthIsToldWithItsPlace(String health, String sentence) throws IOException {
        Path file = file(GOOD + "health: " + health);
        assertThatThrownBy(() -> CameraFile.read(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(file + sentence);
    }

    @Test
    void thePolicyNearestToTheCrossingCounts() throws IOException {
        String camera = "  - " + (GOOD + "    policy: {reaction: 2}\n").strip().replace("\n", "\n    ") + "\n";
        Policy policy = CameraFile.readCity(
                        file("policy: {reaction: 1.5, braking: 4, armed_on_green: true}\ncameras:\n" + camera))
                .get(0)
                .crossings()
                .get(0)
                .terms()
                .policy();
        assertThat(policy.of(Parameter.REACTION)).isEqualTo(2);
        assertThat(policy.of(Parameter.BRAKING)).isEqualTo(4);
        assertThat(policy.says(Parameter.ARMED_ON_GREEN))
                .as("there is no signal to be armed by")
                .isFalse();
    }

    @Test
    void aLampOutsideThePictureIsTold() throws IOException {
        Path file = file(GOOD + "    signal: {region: [[1270, 10], [1290, 10], [1290, 50]]}\n");
        assertThatThrownBy(() -> CameraFile.read(file))
                .hasMessageContaining(
                        file + ":9:22 crossings[0].signal.region: point 2 (1290.0, 10.0) lies outside the 1280x720");
    }

    @Test
    void filesThatAreNoTextAreRefused() throws IOException {
        Path missing = folder.resolve("none.yaml");
        assertThatThrownBy(() -> CameraFile.read(missing)).hasMessage(missing + ": there is no such file");
        Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> CameraFile.read(binary)).hasMessage(binary + ": is not UTF-8 text");
        assertThatThrownBy(() -> CameraFile.read(folder)).hasMessageContaining("is a folder, not a file");
        assertThatThrownBy(() -> CameraFile.read(file(""))).hasMessageContaining("the file is empty");
    }

    private Path file(String text) throws IOException {
        return Files.write(folder.resolve("camera.yaml"), List.of(text.split("\n")), StandardCharsets.UTF_8);
    }
}
