package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import zebrawatch.harness.MotFileException;

class TrackAndScoreTest {
    @TempDir
    private Path folder;

    private Path truth;
    private Path detections;
    private Path result;

    @BeforeEach
    void twoPeopleWalkPastEachOther() throws IOException {
        StringBuilder boxes = new StringBuilder();
        StringBuilder tracks = new StringBuilder();
        for (int frame = 1; frame <= 50; frame++) {
            int[] left = {10 * frame, 600 - 10 * frame};
            for (int i = 0; i < 2; i++) {
                String box = left[i] + "," + (100 + 40 * i) + ",60,150,";
                boxes.append(frame + ",-1," + box + "0.9,-1,-1,-1\n");
                tracks.append(frame + "," + (i + 1) + "," + box + "1,-1,-1,-1\n");
            }
        }
        detections = Files.writeString(folder.resolve("det.txt"), boxes);
        truth = Files.writeString(folder.resolve("gt.txt"), tracks);
        result = folder.resolve("res.txt");
    }

    @Test
    void whatWasTrackedCanBeScored() throws IOException {
        assertThat(run(new TrackCommand(), detections.toString(), "--out", result.toString()))
                .isEmpty();

        String printed = run(new ScoreCommand(), "--truth", truth.toString(), "--result", result.toString(), "--json");

        JsonNode scores = new ObjectMapper().readTree(printed);
        assertThat(scores.fieldNames())
                .toIterable()
                .contains("HOTA", "DetA", "AssA", "MOTA", "MOTP", "IDF1", "TP", "FP", "FN", "IDSW", "Frag");
        assertThat(scores.get("IDSW").asInt()).isZero();
        assertThat(scores.get("FP").asInt()).isZero();
        assertThat(scores.get("IDF1").asDouble()).isGreaterThan(0.95);
    }

    @Test
    void theTableNamesEveryScore() {
        run(new TrackCommand(), detections.toString(), "--sort", "--out", result.toString());

        assertThat(run(new ScoreCommand(), "--truth", truth.toString(), "--result", result.toString()))
                .contains("HOTA   1.0000", "IDSW        0");
    }

    @Test
    void aBadFileEndsInOneSentence() throws IOException {
        Files.writeString(detections, "1,-1,10,20\n");

        CommandLine command = new CommandLine(new TrackCommand());
        List<Exception> thrown = new ArrayList<>();
        command.setExecutionExceptionHandler((e, c, p) -> {
            thrown.add(e);
            return CommandLine.ExitCode.SOFTWARE;
        });

        command.execute(detections.toString(), "--out", result.toString());

        assertThat(thrown).singleElement().isInstanceOf(MotFileException.class);
        assertThat(thrown.get(0)).hasMessageStartingWith(detections + ":1: needs 7 to 10 values");
        assertThat(result).doesNotExist();
    }

    @Test
    void anImpossibleRateIsAWrongCall() {
        CommandLine command = new CommandLine(new TrackCommand()).setErr(new PrintWriter(new StringWriter()));

        assertThat(command.execute(detections.toString(), "--out", result.toString(), "--fps", "0"))
                .isEqualTo(CommandLine.ExitCode.USAGE);
    }

    private static String run(Callable<Integer> command, String... arguments) {
        StringWriter printed = new StringWriter();
        CommandLine line = new CommandLine(command).setOut(new PrintWriter(printed));
        assertThat(line.execute(arguments)).isZero();
        return printed.toString();
    }
}
