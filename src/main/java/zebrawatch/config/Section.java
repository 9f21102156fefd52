package zebrawatch.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of a YAML file. Each getter notes a problem instead of failing and then answers a stand-in; {@link #build}
 * makes the value only when nothing below the section was wrong, and complains of keys that nobody asked for.
 */
final class Section {
    private final Yaml yaml;
    private final String path;
    private final MappingNode node;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final List<String> known = new ArrayList<>();
    private final int problemsBefore;

    Section(Yaml yaml, String path, MappingNode node) {
        this.yaml = yaml;
        this.path = path;
        this.node = node;
        this.problemsBefore = yaml.problems();
        for (NodeTuple entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                yaml.problem(entry.getKeyNode(), path, "a key must be a word");
            } else if (entries.put(key.getValue(), entry) != null) {
                yaml.problem(key, at(key.getValue()), "stands twice");
            }
        }
    }

    /** SHA-256 of the whole text that the section is a part of, in hexadecimal. */
    String sha256() {
        return yaml.sha256();
    }

    boolean has(String key) {
        known.add(key);
        return entries.containsKey(key);
    }

    String text(String key) {
        return scalar(key)
                .map(ScalarNode::getValue)
                .filter(v -> notBlank(key, v))
                .orElse("");
    }

    Optional<String> optionalText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /** A number from {@code least} to {@code most}. */
    double number(String key, double least, double most) {
        return scalar(key).map(s -> number(s, at(key), least, most)).orElse(least);
    }

    double number(String key, double least, double most, double otherwise) {
        return has(key) ? number(key, least, most) : otherwise;
    }

    /** A span of time, written in seconds: a tenth to {@code most}; to the millisecond. */
    Duration seconds(String key, double most, Duration otherwise) {
        return Duration.ofMillis(Math.round(1000 * number(key, 0.1, most, otherwise.toMillis() / 1000.0)));
    }

    int whole(String key, int least, int most) {
        double value = number(key, least, most);
        if (value != Math.rint(value)) {
            problem(key, "expected a whole number, got " + value);
        }
        return (int) value;
    }

    boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        String value = text(key);
        if (!value.equals("true") && !value.equals("false")) {
            problem(key, "expected true or false, got '" + value + "'");
        }
        return value.equals("true");
    }

    /**
     * A value of another form.
     *
     * @param otherwise the stand-in where the text has not that form
     * @param expected the form, in words
     */
    <T> T parsed(String key, Function<String, T> parse, T otherwise, String expected) {
        String text = text(key);
        try {
            return text.isEmpty() ? otherwise : parse.apply(text);
        } catch (DateTimeException e) {
            problem(key, "expected " + expected + ", got '" + text + "'");
            return otherwise;
        }
    }

    /** One of an enum's constants, written in lower case with dashes. */
    <E extends Enum<E>> E choice(String key, Class<E> type) {
        E[] constants = type.getEnumConstants();
        String value = text(key);
        for (E constant : constants) {
            if (written(constant).equals(value)) {
                return constant;
            }
        }
        if (!value.isEmpty()) {
            String choices = Stream.of(constants).map(Section::written).collect(Collectors.joining(" or "));
            problem(key, "expected " + choices + ", got '" + value + "'");
        }
        return constants[0];
    }

    /** Whether there is a mapping under the key. */
    boolean hasSection(String key) {
        return has(key)
                && Optional.ofNullable(entries.get(key))
                        .filter(e -> e.getValueNode() instanceof MappingNode)
                        .isPresent();
    }

    /** The mapping under a key that must be there. */
    <T> Optional<T> section(String key, Function<Section, Optional<T>> reader) {
        return value(key).flatMap(v -> asSection(v, at(key))).flatMap(reader);
    }

    /** The mappings of a list that must be there and not be empty; those with problems are left out. */
    <T> List<T> sections(String key, Function<Section, Optional<T>> reader) {
        List<T> result = new ArrayList<>();
        List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            asSection(items.get(i), at(key) + "[" + i + "]").flatMap(reader).ifPresent(result::add);
        }
        return result;
    }

    /** A list of words. */
    List<String> words(String key) {
        List<String> words = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode word && !word.getValue().isBlank()) {
                words.add(word.getValue());
            } else {
                yaml.problem(item, at(key), "expected words, got " + what(item));
            }
        }
        return words;
    }

    /** All keys with their texts, whatever they are called. */
    Optional<Map<String, String>> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        entries.keySet().forEach(key -> texts.put(key, text(key)));
        return build("", () -> texts);
    }

    /** A list of lists of {@code size} numbers, such as picture points. */
    List<double[]> rows(String key, int size) {
        List<double[]> result = new ArrayList<>();
        List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            result.add(row(items.get(i), at(key) + "[" + i + "]", size));
        }
        return result;
    }

    /** One list of {@code size} numbers. */
    double[] row(String key, int size) {
        return value(key).map(v -> row(v, at(key), size)).orElse(new double[size]);
    }

    void problem(String key, String sentence) {
        NodeTuple entry = entries.get(key);
        yaml.problem(entry == null ? node : entry.getValueNode(), at(key), sentence);
    }

    /**
     * The section's value, unless anything in it was wrong.
     *
     * @param blame the key whose place is told when {@code value} refuses its parts
     */
    <T> Optional<T> build(String blame, Supplier<T> value) {
        entries.keySet().stream().filter(key -> !known.contains(key)).forEach(this::unknown);
        if (yaml.problems() > problemsBefore) {
            return Optional.empty();
        }
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            problem(blame, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** The mapping as it stands in the file. */
    MappingNode node() {
        return node;
    }

    private void unknown(String key) {
        NodeTuple entry = entries.get(key);
        if (entry != null) {
            yaml.problem(entry.getKeyNode(), at(key), "unknown key" + Spelling.suggestion(key, known));
        }
    }

    private Optional<Node> value(String key) {
        if (!has(key)) {
            yaml.problem(node, at(key), "is missing");
            return Optional.empty();
        }
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    private Optional<ScalarNode> scalar(String key) {
        return value(key).flatMap(v -> {
            if (v instanceof ScalarNode scalar) {
                return Optional.of(scalar);
            }
            yaml.problem(v, at(key), "expected one value, got " + what(v));
            return Optional.empty();
        });
    }

    private List<Node> items(String key) {
        Optional<Node> value = value(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof SequenceNode list) || list.getValue().isEmpty()) {
            yaml.problem(value.get(), at(key), "expected a list, got " + what(value.get()));
            return List.of();
        }
        return list.getValue();
    }

    private Optional<Section> asSection(Node value, String at) {
        if (value instanceof MappingNode mapping) {
            return Optional.of(new Section(yaml, at, mapping));
        }
        yaml.problem(value, at, "expected keys and values, got " + what(value));
        return Optional.empty();
    }

    private double[] row(Node value, String at, int size) {
        double[] row = new double[size];
        if (!(value instanceof SequenceNode list) || list.getValue().size() != size) {
            yaml.problem(value, at, "expected " + size + " numbers in brackets, got " + what(value));
            return row;
        }
        for (int i = 0; i < size; i++) {
            if (list.getValue().get(i) instanceof ScalarNode scalar) {
                row[i] = number(scalar, at, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            } else {
                yaml.problem(value, at, "expected " + size + " numbers in brackets, got " + what(value));
            }
        }
        return row;
    }

    private double number(ScalarNode scalar, String at, double least, double most) {
        @Nullable Double value = parse(scalar.getValue());
        if (value == null || !Double.isFinite(value)) {
            yaml.problem(scalar, at, "expected a number, got '" + scalar.getValue() + "'");
            return Double.isFinite(least) ? least : 0;
        }
        if (value < least || value > most) {
            yaml.problem(scalar, at, "expected " + plain(least) + " to " + plain(most) + ", got " + plain(value));
            return least;
        }
        return value;
    }

    private boolean notBlank(String key, String value) {
        if (value.isBlank()) {
            problem(key, "is empty");
        }
        return !value.isBlank();
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static @Nullable Double parse(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String what(Node value) {
        if (value instanceof ScalarNode scalar) {
            return "'" + scalar.getValue() + "'";
        }
        if (value instanceof SequenceNode list) {
            return "a list of " + list.getValue().size();
        }
        return "keys and values";
    }
}
