package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private Path tracks = Path.of("");
    private Path crossing = Path.of("");

    @BeforeEach
    void writeACarThatPassesAPedestrian() throws IOException {
        crossing = folder.resolve("crossing.yaml");
        Files.writeString(crossing, """
                name: zebra
                outline: [[100, 500], [900, 500], [800, 400], [200, 400]]
                length: 8
                width: 4
                lanes:
                  - {from: 0, to: 4, direction: forward}
                  - {from: 4, to: 8, direction: forward}
                """);
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
    void aBadCrossingIsToldWithItsPlace() throws IOException {
        Files.writeString(crossing, "name: zebra\noutline: [[100, 500], [900, 500]]\nlength: 8\nwidth: 4\n");
        assertThat(judge(tracks.toString())).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines(crossing + ":2:10 outline: needs 4 points, got 2");
    }

    private int judge(String... arguments) {
        List<String> all = new ArrayList<>(List.of("judge", "--crossing", crossing.toString()));
        all.addAll(List.of(arguments));
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
