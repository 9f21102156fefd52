package zebrawatch.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import zebrawatch.detect.DetectorSettings;
import zebrawatch.detect.OnnxHead;
import zebrawatch.scene.RoadUser;

/** Reads which net looks at a camera's pictures: {@code net}, one that this program knows, or {@code weights}, an ONNX file. */
final class DetectorSection {
    private static final List<String> OF_WEIGHTS =
            List.of("sha256", "head", "classes", "channels", "mean", "std", "place", "blank");
    private static final int MOST_CLASSES = 10_000;

    private DetectorSection() {}

    /** @param folder to which a file is relative */
    static Optional<DetectorSettings> read(Section s, Path folder) {
        boolean ofNet = s.has("net");
        if (ofNet == s.has("weights")) {
            s.problem(
                    ofNet ? "weights" : "net",
                    ofNet ? "stands beside 'net'; expected one of them" : "or 'weights' is missing");
        }
        if (ofNet) {
            OF_WEIGHTS.stream()
                    .filter(s::has)
                    .forEach(key -> s.problem(key, "is for 'weights' only; a known net brings its own"));
            String net = s.text("net");
            return s.build("net", () -> DetectorSettings.net(net));
        }
        Optional<Path> weights = s.optionalText("weights").map(folder::resolve);
        Optional<String> sha256 = s.optionalText("sha256");
        sha256.filter(digest -> !digest.matches("[0-9a-fA-F]{64}"))
                .ifPresent(digest -> s.problem("sha256", "expected 64 hexadecimal digits, got '" + digest + "'"));
        Optional<OnnxHead> head = choice(s, "head", OnnxHead.class);
        Map<RoadUser, Integer> classes = s.has("classes")
                ? s.section("classes", DetectorSection::classes).orElse(Map.of())
                : Map.of();
        DetectorSettings.Picture picture = new DetectorSettings.Picture(
                choice(s, "channels", DetectorSettings.Channels.class),
                three(s, "mean"),
                three(s, "std"),
                choice(s, "place", DetectorSettings.Placing.class),
                s.has("blank") ? Optional.of(s.number("blank", 0, 255)) : Optional.empty());
        picture.std()
                .filter(std -> std.contains(0.0))
                .ifPresent(std -> s.problem("std", "expected numbers other than 0, they divide"));
        return s.build("weights", () -> new DetectorSettings("", weights, sha256, head, classes, picture));
    }

    private static Optional<Map<RoadUser, Integer>> classes(Section s) {
        Map<RoadUser, Integer> classes = new EnumMap<>(RoadUser.class);
        for (RoadUser kind : RoadUser.values()) {
            String key = kind.name().toLowerCase(Locale.ROOT);
            if (s.has(key)) {
                classes.put(kind, s.whole(key, 0, MOST_CLASSES));
            }
        }
        return s.build("pedestrian", () -> classes);
    }

    private static <E extends Enum<E>> Optional<E> choice(Section s, String key, Class<E> type) {
        return s.has(key) ? Optional.of(s.choice(key, type)) : Optional.empty();
    }

    private static Optional<List<Double>> three(Section s, String key) {
        return s.has(key) ? Optional.of(Arrays.stream(s.row(key, 3)).boxed().toList()) : Optional.empty();
    }
}
