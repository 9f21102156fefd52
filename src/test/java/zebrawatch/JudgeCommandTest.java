package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import zebrawatch.rule.CrossingRule;
import zebrawatch.rule.Policy;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Direction;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Lane;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.StopLines;

class JudgeCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private Path tracks = Path.of("");

    @BeforeEach
    void writeACarThatPassesAPedestrian() throws IOException {
        StringBuilder csv = new StringBuilder("t,id,kind,u,v\n");
        for (int i = 0; i <= 90; i++) {
            double t = i / 10.0;
            csv.append(String.format(Locale.ROOT, "%.1f,1,car,6,%.2f%n", t, -40 + 8 * t));
            csv.append(String.format(Locale.ROOT, "%.1f,2,pedestrian,%.2f,2%n", t, t < 5 ? -2 + t : t < 6 ? 3 : t - 3));
        }
        tracks = folder.resolve("tracks.csv");
        Files.writeString(tracks, csv);
    }

    @Test
    void aRulingIsALineOfJson() throws IOException {
        assertThat(judge(tracks.toString())).isZero();
        JsonNode line = new JsonMapper().readTree(out.toString());
        assertThat(line.get("t").asDouble()).isEqualTo(4.8);
        assertThat(line.get("verdict").asText()).isEqualTo("VIOLATED");
        assertThat(line.get("kind").asText()).isEqualTo("failure_to_yield");
        assertThat(line.get("vehicle").asLong()).isEqualTo(1);
        assertThat(line.get("pedestrian").asLong()).isEqualTo(2);
        assertThat(line.get("case").asInt()).isEqualTo(3);
        assertThat(line.get("pet").asDouble()).isBetween(2.5, 2.7);
        assertThat(line.at("/facts/conflict_distance/measured").asDouble()).isBetween(2.2, 2.4);
        assertThat(line.at("/facts/conflict_distance/limit").asDouble()).isEqualTo(3);
        assertThat(line.at("/facts/conflict_distance/unit").asText()).isEqualTo("m");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void encountersArePrintedOnDemand() {
        assertThat(judge("--encounters", tracks.toString())).isZero();
        assertThat(out.toString().lines()).hasSize(2).first().asString().contains("\"reason\":\"took_the_way\"");
    }

    @Test
    void aBadFileIsToldInOneSentence() throws IOException {
        Files.writeString(tracks, "t,id,kind,u,v\n0,1,car,6,x\n");
        assertThat(judge(tracks.toString())).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines(tracks + ":2: v: needs a number, got 'x'");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aMissingFileIsToldInOneSentence() {
        assertThat(judge("nowhere.csv")).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("nowhere.csv: there is no such file");
    }

    @Test
    void aBadCrossingIsToldInOneSentence() {
        int code = command(file -> {
                    throw new IllegalArgumentException(file + ":3:1 outline: needs 4 points, got 2");
                })
                .execute("--crossing", "c.yaml", tracks.toString());
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("c.yaml:3:1 outline: needs 4 points, got 2");
    }

    private int judge(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "--crossing";
        all[1] = "crossing.yaml";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return command(file -> new CrossingRule(street(), Policy.standard())).execute(all);
    }

    private CommandLine command(Function<Path, CrossingRule> crossings) {
        return new CommandLine(new JudgeCommand(crossings))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
    }

    private static Crossing street() {
        Polygon outline = new Polygon(
                List.of(new Point(100, 500), new Point(900, 500), new Point(800, 400), new Point(200, 400)));
        List<Lane> lanes = List.of(
                new Lane("north", new Interval(0, 4), Direction.FORWARD, Lane.Kind.MOTOR),
                new Lane("north", new Interval(4, 8), Direction.FORWARD, Lane.Kind.MOTOR));
        return new Crossing("zebra", outline, 8, 4, lanes, Optional.empty(), new StopLines(-2, 6));
    }
}
