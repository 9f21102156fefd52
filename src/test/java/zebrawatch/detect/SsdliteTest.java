package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import zebrawatch.Material;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;
import zebrawatch.detect.run.Executor;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;

/**
 * The optional small net: {@code models install ssdlite-mobilenet-v2} brings it; where everything is required the test does.
 */
class SsdliteTest {
    private static final String NAME = "ssdlite-mobilenet-v2";

    private static Weights weights;

    @BeforeAll
    static void needsTheNet() {
        if (Boolean.getBoolean("zebrawatch.require")) {
            Installed.weights().install(NAME, System.err::println);
        }
        Path zip = Installed.models().resolve("cache").resolve(NAME + ".zip");
        Assumptions.assumeTrue(Files.exists(zip), "run 'zebrawatch models install " + NAME + "'; it makes " + zip);
        weights = Installed.weights();
    }

    @Test
    void agreesWithTheOutputsOfAnotherRuntime() throws IOException {
        JsonNode golden = new ObjectMapper()
                .readTree(Material.shared("data/golden/tensor-golden.json").toFile())
                .at("/ssdlite-mobilenet-v2/outputs");
        DescribedNet described = weights.load(DetectorSettings.net(NAME));
        Net net = described.net();
        float[] formula = new float[net.input().shape().length()];
        for (int i = 0; i < formula.length; i++) {
            formula[i] = (float) Math.sin(0.01 * i);
        }
        try (Executor executor = new Executor(net)) {
            executor.input().put(formula, 0, formula.length);
            executor.run();

            List<NetDescription.Level> levels = described.description().levels();
            assertClose(joined(executor, levels, NetDescription.Level::boxes), golden.get("concat 1x1917x1x4"));
            assertClose(joined(executor, levels, NetDescription.Level::scores), golden.get("concat_1 1x1917x91"));
        }
    }

    @Test
    void findsThePeopleOfAStreet() {
        try (RoadUserNet.Blueprint blueprint = RoadUserNet.Blueprint.of(weights, DetectorSettings.net(NAME));
                RoadUserNets net = new RoadUserNets(blueprint);
                Mat picture = Street.frame(0);
                Rect all = new Rect(0, 0, Street.WIDTH, Street.HEIGHT)) {
            List<Detection> found = Suppression.of(net.look(picture, all));

            assertThat(found)
                    .filteredOn(d -> d.kind() == RoadUser.PEDESTRIAN && d.score() > 0.5)
                    .hasSizeGreaterThan(2);
        }
    }

    @Test
    void aRunAllocatesNothingOnTheHeapOnceTheJvmHasCompiledIt() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Executor executor =
                new Executor(weights.load(DetectorSettings.net(NAME)).net())) {
            long allocated = Long.MAX_VALUE;
            for (int tries = 0; allocated > 0 && tries < 50; tries++) {
                allocated = -threads.getCurrentThreadAllocatedBytes();
                for (int run = 0; run < 10; run++) {
                    executor.run();
                }
                allocated += threads.getCurrentThreadAllocatedBytes();
            }
            assertThat(allocated).isZero();
        }
    }

    private static float[] joined(
            Executor executor, List<NetDescription.Level> levels, Function<NetDescription.Level, String> output) {
        ToIntFunction<NetDescription.Level> length = level -> {
            Shape shape = executor.shape(output.apply(level));
            return shape.length();
        };
        FloatBuffer all = FloatBuffer.allocate(levels.stream().mapToInt(length).sum());
        levels.forEach(level -> all.put(executor.output(output.apply(level))));
        return all.array();
    }

    private static void assertClose(float[] values, JsonNode golden) {
        JsonNode at = golden.get("at");
        assertThat(at.size()).isGreaterThan(20);
        for (Map.Entry<String, JsonNode> each : at.properties()) {
            assertThat(values[Integer.parseInt(each.getKey())])
                    .as("at " + each.getKey())
                    .isCloseTo((float) each.getValue().asDouble(), within(1e-3f));
        }
    }
}
