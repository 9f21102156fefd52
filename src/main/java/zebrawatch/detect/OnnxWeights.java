package zebrawatch.detect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.detect.net.GraphReader;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.OnnxImport;
import zebrawatch.detect.net.Shape;
import zebrawatch.detect.net.StockGraph;

/**
 * ONNX files that users point at. Each is converted once, by its digest, to a DL4J graph in the cache; beside it lies the
 * description of how it is fed and read.
 */
final class OnnxWeights {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxWeights.class);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Raised when the same file is converted to something else, so that older results are made anew. */
    private static final int CONVERSION = 2;

    /** Digits of the digest in a file's name: enough to tell the few files of one machine apart. */
    private static final int NAME_DIGITS = 16;

    private final ModelCache cache;

    OnnxWeights(ModelCache cache) {
        this.cache = cache;
    }

    /** @throws DetectException if the file is not there, has another digest, or cannot be taken */
    DescribedNet load(Path file, DetectorSettings settings) {
        String digest = digest(file);
        settings.sha256()
                .filter(expected -> !expected.toLowerCase(Locale.ROOT).equals(digest))
                .ifPresent(expected -> {
                    throw new DetectException(file + " has the SHA-256 " + digest + ", expected " + expected
                            + "; it is not the file that the camera was set up with");
                });
        String origin = "conversion " + CONVERSION + " of " + digest;
        String name = "onnx-" + digest.substring(0, NAME_DIGITS)
                + settings.head()
                        .map(head -> "-" + head.name().toLowerCase(Locale.ROOT))
                        .orElse("");
        if (!cache.has(name + ".zip", origin) || !cache.has(name + ".json", origin)) {
            cache.alone(() -> convert(file, settings, name, origin));
        }
        return load(file, settings, name);
    }

    private void convert(Path file, DetectorSettings settings, String name, String origin) {
        if (cache.has(name + ".zip", origin) && cache.has(name + ".json", origin)) {
            return;
        }
        LOG.info("Converting {} to the DL4J graph {}", file, cache.path(name + ".zip"));
        Net net = OnnxImport.read(file);
        NetDescription description = OnnxHead.describe(file, net, settings.head(), settings.classes());
        cache.put(name + ".json", origin, part -> JSON.writeValue(part.toFile(), description));
        cache.put(name + ".zip", origin, part -> StockGraph.save(net, part));
    }

    private DescribedNet load(Path file, DetectorSettings settings, String name) {
        try {
            NetDescription usual = JSON.readValue(cache.path(name + ".json").toFile(), NetDescription.class);
            ComputationGraph graph =
                    ComputationGraph.load(cache.path(name + ".zip").toFile(), false);
            Net net = GraphReader.read(graph, new Shape(usual.size(), usual.size(), 3));
            graph.close();
            NetDescription fitting = OnnxHead.describe(file, net, settings.head(), settings.classes());
            return new DescribedNet(net, usual.with(settings.picture().applied(usual.input()), fitting.classes()));
        } catch (IOException e) {
            throw new DetectException(cache.path(name) + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String digest(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DetectException(file + (Files.exists(file) ? " is no file" : " is not there"));
        }
        try {
            return ModelCache.sha256(file);
        } catch (IOException e) {
            throw new DetectException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
