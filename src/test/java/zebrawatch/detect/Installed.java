package zebrawatch.detect;

import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import zebrawatch.detect.net.Net;

/** The weights of this checkout, installed if the build has not done so. */
public final class Installed {
    private static final Path MODELS = Path.of("models");

    private Installed() {}

    public static Path models() {
        weights();
        return MODELS;
    }

    public static Weights weights() {
        Weights weights = Weights.in(MODELS);
        weights.install(System.err::println);
        return weights;
    }

    public static Net net() {
        return weights().net(Weights.DEFAULT_NET);
    }

    /** The converted graph as any DL4J program would load it. */
    public static ComputationGraph graph() {
        try {
            return ComputationGraph.load(models().resolve("cache/nanodet-g.zip").toFile(), false);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
