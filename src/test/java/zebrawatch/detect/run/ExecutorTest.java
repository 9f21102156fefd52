package zebrawatch.detect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import zebrawatch.Material;
import zebrawatch.detect.Installed;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;

class ExecutorTest {
    private static final Net NET = Installed.net();
    private static final Shape LOW = new Shape(256, 416, 3);
    private static Plan plan;

    private final Net net = NET;
    private Executor executor;

    @BeforeAll
    static void plan() {
        plan = Plan.of(NET);
    }

    @AfterAll
    static void closePlan() {
        plan.close();
    }

    @BeforeEach
    void build() {
        executor = new Executor(plan);
    }

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    void computesWhatTheStockGraphComputes() {
        float[] picture = random(1);
        ComputationGraph graph = Installed.graph();
        Shape s = net.input().shape();
        INDArray[] expected =
                graph.output(false, Nd4j.createFromArray(picture).reshape('c', 1, s.height(), s.width(), s.channels()));

        run(picture);

        int i = 0;
        for (String output : net.outputs().keySet()) {
            assertThat(Difference.greatest(
                            output(output), expected[i++].dup('c').data().asFloat()))
                    .as(output)
                    .isLessThan(1e-4f);
        }
        graph.close();
    }

    @Test
    void computesOnALowPictureWhatTheStockGraphComputes() {
        float[] picture = random(1, LOW);
        ComputationGraph graph = Installed.graph();
        INDArray[] expected =
                graph.output(false, Nd4j.createFromArray(picture).reshape('c', 1, LOW.height(), LOW.width(), 3));
        try (Executor low = new Executor(plan, LOW)) {
            low.input().put(picture, 0, picture.length);
            low.run();

            int i = 0;
            for (String output : net.outputs().keySet()) {
                assertThat(Difference.greatest(
                                output(low, output),
                                expected[i++].dup('c').data().asFloat()))
                        .as(output)
                        .isLessThan(1e-4f);
            }
        }
        graph.close();
    }

    @Test
    void agreesWithTheOutputsOfAnotherRuntime() throws IOException {
        JsonNode golden = new ObjectMapper()
                .readTree(Material.shared("data/golden/tensor-golden.json").toFile())
                .at("/nanodet-g/outputs");
        Shape s = net.input().shape();
        float[] formula = new float[s.length()];
        for (int i = 0; i < s.length(); i++) {
            int channel = i % 3;
            int pixel = i / 3;
            formula[i] = (float) Math.sin(0.01 * (channel * s.pixels() + pixel));
        }

        run(formula);

        assertThat(golden).hasSize(net.outputs().size());
        for (String name : net.outputs().keySet()) {
            Shape shape = executor.shape(name);
            float[] values = output(name);
            JsonNode expected =
                    golden.get(shape.pixels() + " x " + shape.channels()).get("at");
            assertThat(expected.size()).isPositive();
            for (Map.Entry<String, JsonNode> at : expected.properties()) {
                assertThat(values[Integer.parseInt(at.getKey())])
                        .as(name + " at " + at.getKey())
                        .isCloseTo((float) at.getValue().asDouble(), within(1e-3f));
            }
        }
    }

    @Test
    void aRunDependsOnItsInputOnly() {
        run(random(2));
        float[] first = output("Identity_3");
        run(random(3));
        float[] other = output("Identity_3");
        run(random(2));

        assertThat(Difference.greatest(output("Identity_3"), first)).isZero();
        assertThat(Difference.greatest(other, first)).isGreaterThan(0.01f);
    }

    @Test
    void mayMoveToAnotherThread() throws Exception {
        run(random(4));
        float[] here = output("Identity");

        float[] there = CompletableFuture.supplyAsync(() -> {
                    run(random(4));
                    return output("Identity");
                })
                .get();

        assertThat(Difference.greatest(there, here)).isZero();
    }

    @Test
    void workersOfOnePlanDoNotDisturbEachOtherWhateverTheirSize() throws Exception {
        run(random(2));
        float[] alone = output("Identity_3");
        try (Executor other = new Executor(plan, LOW)) {
            float[] picture = random(3, LOW);
            other.input().put(picture, 0, picture.length);
            CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 5; i++) {
                    other.run();
                }
            });
            for (int i = 0; i < 5; i++) {
                run(random(2));
                assertThat(Difference.greatest(output("Identity_3"), alone)).isZero();
            }
            meanwhile.get();
        }
        run(random(2));
        assertThat(Difference.greatest(output("Identity_3"), alone)).isZero();
    }

    @Test
    void aRunAllocatesNothingOnTheHeap() {
        run(random(5));

        assertThat(allocated(executor)).isLessThan(64);
        try (Executor low = new Executor(plan, LOW)) {
            low.run();

            assertThat(allocated(low)).isLessThan(64);
        }
    }

    /** Bytes a run. */
    private static long allocated(Executor executor) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        int runs = 10;
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < runs; i++) {
            executor.run();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / runs;
    }

    @Test
    void aClosedExecutorDoesNotRun() {
        executor.close();

        assertThatThrownBy(executor::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void knowsNoOtherOutputThanTheNets() {
        assertThatThrownBy(() -> executor.output("boxes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("boxes");
    }

    private void run(float[] picture) {
        executor.input().put(picture, 0, picture.length);
        executor.run();
    }

    private float[] output(String name) {
        return output(executor, name);
    }

    private static float[] output(Executor executor, String name) {
        FloatBuffer buffer = executor.output(name);
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private float[] random(int seed) {
        return random(seed, net.input().shape());
    }

    private static float[] random(int seed, Shape picture) {
        float[] values = new float[picture.length()];
        Random random = new Random(seed);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
