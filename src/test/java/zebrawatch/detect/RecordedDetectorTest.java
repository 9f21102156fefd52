package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.scene.Box;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;
import zebrawatch.video.Frame;

class RecordedDetectorTest {
    private static final Instant BEGIN = Instant.parse("2026-05-04T08:00:00Z");
    private static final Detection CAR = new Detection(RoadUser.CAR, new Box(-3.25, 80, 96.5, 61.75), 0.8731);
    private static final Detection WALKER = new Detection(RoadUser.PEDESTRIAN, new Box(10, 20, 30, 40), 0.1);

    @TempDir
    Path folder;

    @Test
    void playsBackWhatWasWritten() {
        try (DetectionWriter writer = new DetectionWriter(file(), BEGIN)) {
            writer.write(at(0), List.of(CAR, WALKER));
            writer.write(at(40), List.of());
            writer.write(at(80), List.of(WALKER));
        }

        try (Detector detector = RecordedDetector.read(file(), BEGIN)) {
            assertThat(seen(detector, 0)).containsExactly(CAR, WALKER);
            assertThat(seen(detector, 40)).isEmpty();
            assertThat(seen(detector, 80)).containsExactly(WALKER);
        }
    }

    @ParameterizedTest
    @CsvSource({"-19, 0", "0, 0", "19, 0", "21, 1", "41, 1", "62, 2", "99, 2"})
    void aPictureGetsTheNearestLine(long millis, int line) throws IOException {
        Files.writeString(file(), """
                {"t":0,"seen":[["CAR",0,0,9,9,0.5]]}
                {"t":0.04,"seen":[["CAR",1,0,9,9,0.5]]}
                {"t":0.0799,"seen":[["CAR",2,0,9,9,0.5]]}
                """);

        try (Detector detector = RecordedDetector.read(file(), BEGIN)) {
            assertThat(seen(detector, millis))
                    .singleElement()
                    .satisfies(car -> assertThat(car.box().left()).isEqualTo(line));
        }
    }

    @Test
    void inAPictureTheRecordingDoesNotKnowNothingIsSeen() throws IOException {
        Files.writeString(file(), """
                {"t":0,"seen":[["CAR",0,0,9,9,0.5]]}
                {"t":0.04,"seen":[["CAR",1,0,9,9,0.5]]}
                """);

        try (Detector detector = RecordedDetector.read(file(), BEGIN)) {
            assertThat(seen(detector, 61)).isEmpty();
            assertThat(seen(detector, 5000)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"t\":1,\"seen\":[[\"CAR\",0,0,9,9,0.5]] | :2: is not JSON: ",
                "{\"time\":1,\"seen\":[]} | :2: expected {\"t\":seconds,\"seen\":[...]}",
                "{\"t\":1,\"seen\":[[\"TRAM\",0,0,9,9,0.5]]} | :2: knows no kind TRAM; expected one of [PEDESTRIAN, ",
                "{\"t\":1,\"seen\":[[\"CAR\",0,0,9,9]]} | :2: expected [kind,left,top,width,height,score], got [\"CAR\",0",
                "{\"t\":1,\"seen\":[[\"CAR\",0,0,-9,9,0.5]]} | :2: a box needs ",
                "{\"t\":1,\"seen\":[[\"CAR\",0,0,9,9,50]]} | :2: a score is between 0 and 1, got 50.0",
                "{\"t\":0,\"seen\":[]} | :2: the time does not grow"
            })
    void aWrongLineIsRefusedWithFileAndNumber(String line, String sentence) throws IOException {
        Files.writeString(file(), "{\"t\":0,\"seen\":[]}\n" + line + "\n");

        assertThatThrownBy(() -> RecordedDetector.read(file(), BEGIN))
                .isInstanceOf(DetectException.class)
                .hasMessageStartingWith(file() + sentence);
    }

    @Test
    void anEmptyOrMissingFileIsRefused() throws IOException {
        assertThatThrownBy(() -> RecordedDetector.read(file(), BEGIN))
                .isInstanceOf(DetectException.class)
                .hasMessage(file() + " is not there");
        Files.writeString(file(), "\n");
        assertThatThrownBy(() -> RecordedDetector.read(file(), BEGIN))
                .isInstanceOf(DetectException.class)
                .hasMessageStartingWith(file() + " holds no detections");
    }

    private Path file() {
        return folder.resolve("detections.jsonl");
    }

    private static Instant at(long millis) {
        return BEGIN.plus(Duration.ofMillis(millis));
    }

    private static List<Detection> seen(Detector detector, long millis) {
        try (Frame frame = new Frame(new CameraId("cam"), at(millis), new Mat())) {
            return detector.detect(frame);
        }
    }
}
