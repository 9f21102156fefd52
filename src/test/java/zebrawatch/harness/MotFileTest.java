package zebrawatch.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.scene.Box;

class MotFileTest {
    private static final String GOOD = "1,-1,10,20,30,40,0.9,-1,-1,-1\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2,-1,10,20,30          | needs 7 to 10 values frame,id,left,top,width,height,score[,x,y,z], got 5",
                "2,-1,10,20,30,40,NaN   | score must be a number, got 'NaN'",
                "2,-1,ten,20,30,40,0.9  | left must be a number, got 'ten'",
                "2,-1,10,20,30,0,0.9    | a box needs a size, got 30.0 x 0.0",
                "0,-1,10,20,30,40,0.9   | frames count from 1 to 10000000, got 0",
                "1.5,-1,10,20,30,40,0.9 | frame must be a whole number, got '1.5'",
                "2,-1,10,20,30,40,9     | a detection's score lies between 0 and 1, got 9.0",
            })
    void aBadLineGetsOneSentenceWithItsNumber(String line, String sentence) throws IOException {
        Path file = write(GOOD + line + "\n");

        assertThatThrownBy(() -> MotFile.detections(file))
                .isInstanceOf(MotFileException.class)
                .hasMessage(file + ":2: " + sentence);
    }

    @Test
    void detectionsComeInOrderOfTheirFrames() throws IOException {
        Path file = write("3" + GOOD.substring(1) + "2" + GOOD.substring(1));

        assertThatThrownBy(() -> MotFile.detections(file))
                .hasMessage(file + ":2: frame 2 comes after frame 3; sort by frame");
    }

    @Test
    void tracksMayComeInAnyOrderButOnlyOnceAFrame() throws IOException {
        Path file = write("2,5,1,1,9,9,1\n1,5,1,1,9,9,1\n2,5,3,3,9,9,1\n");

        assertThatThrownBy(() -> MotFile.tracks(file)).hasMessage(file + ":3: frame 2 has id 5 a second time");
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("none.txt");

        assertThatThrownBy(() -> MotFile.tracks(file)).hasMessage(file + ": there is no such file");
    }

    @Test
    void aPictureIsNoText() throws IOException {
        Path file = folder.resolve("picture");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 10});

        assertThatThrownBy(() -> MotFile.tracks(file)).hasMessage(file + ": is no text");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        List<MotFile.Row> rows = List.of(new MotFile.Row(1, 4, new Box(-3.5, 2, 30, 40.25), 0.5));
        Path file = folder.resolve("out.txt");

        MotFile.write(file, rows);

        assertThat(MotFile.tracks(file)).isEqualTo(rows);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("det.txt"), text);
    }
}
