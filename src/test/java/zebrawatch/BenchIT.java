package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import zebrawatch.detect.Weights;

/** The command that measures: whether it measures what it says, not what comes out. */
@Alone
class BenchIT {
    private static final double SAME = 1e-4;

    @Test
    void everyFigureIsThereAndAllRuntimesComputeTheSame() throws IOException {
        JsonNode report = new ObjectMapper()
                .readTree(out("bench", "--quick", "--runs", "2", "--net", Weights.DEFAULT_NET, "--json"));

        JsonNode net = report.at("/detector/0");
        assertThat(net.get("model").asText()).isEqualTo(Weights.DEFAULT_NET);
        for (String runtime : new String[] {"dl4j", "fitted", "ort", "opencv", "stock"}) {
            assertThat(net.get(runtime + "_ms").asDouble()).as(runtime).isPositive();
            assertThat(net.get(runtime + "_cpu_ms").asDouble()).as(runtime).isPositive();
        }
        assertThat(net.get("fitted_width").asInt()).isEqualTo(416);
        assertThat(net.get("fitted_height").asInt()).isEqualTo(256);
        assertThat(net.get("ratio_to_ort").asDouble())
                .isCloseTo(net.get("dl4j_ms").asDouble() / net.get("ort_ms").asDouble(), within(1e-3));
        assertThat(net.get("difference_to_ort").asDouble()).isLessThan(SAME);
        assertThat(net.get("difference_to_opencv").asDouble()).isLessThan(SAME);

        assertThat(report.at("/workers/0/workers").asInt()).isEqualTo(1);
        assertThat(report.get("workers"))
                .allSatisfy(
                        workers -> assertThat(workers.get("pictures_per_second").asDouble())
                                .isPositive());
        for (String stage : new String[] {"video", "letterbox", "reading", "tracker", "rule", "line"}) {
            assertThat(report.at("/stages/" + stage + "/ms").asDouble())
                    .as(stage)
                    .isPositive();
        }
        assertThat(report.at("/machine/cores").asInt()).isPositive();
    }

    private static String out(String... words) {
        StringWriter out = new StringWriter();
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        assertThat(commands.execute(words)).as(out.toString()).isZero();
        return out.toString();
    }
}
