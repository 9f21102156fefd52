package zebrawatch.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** One YAML file being read: its nodes with their places, and all problems found on the way. */
final class Yaml {
    private static final int LARGEST_FILE = 16 << 20;

    private final String file;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();

    private Yaml(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Reads a whole file with {@code reader}, which takes the top section.
     *
     * @throws ConfigException with every problem at once
     */
    static <T> T read(Path file, Function<Section, Optional<T>> reader) {
        return parse(file.toString(), text(file), reader);
    }

    /**
     * Reads a text that is not in a file.
     *
     * @param name of the text, for those who read of its problems
     * @throws ConfigException with every problem at once
     */
    static <T> T parse(String name, String text, Function<Section, Optional<T>> reader) {
        Yaml yaml = new Yaml(name, text);
        Optional<T> result = yaml.top().flatMap(reader);
        if (!yaml.problems.isEmpty()) {
            throw new ConfigException(yaml.problems);
        }
        return result.orElseThrow(
                () -> new IllegalStateException("nothing read from " + name + " and no problem told"));
    }

    void problem(Node at, String key, String sentence) {
        Mark mark = at.getStartMark().orElseThrow();
        problems.add(new Problem(file, mark.getLine() + 1, mark.getColumn() + 1, key, sentence));
    }

    /** Of the whole text, in hexadecimal. */
    String sha256() {
        return sha256(text);
    }

    /** Of a text in UTF-8, in hexadecimal. */
    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    int problems() {
        return problems.size();
    }

    private Optional<Section> top() {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setCodePointLimit(LARGEST_FILE)
                .build();
        Optional<Node> root;
        try {
            root = new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().orElseThrow();
            problems.add(new Problem(
                    file, mark.getLine() + 1, mark.getColumn() + 1, "", "no valid YAML: " + e.getProblem()));
            return Optional.empty();
        } catch (YamlEngineException e) {
            problems.add(new Problem(file, 1, 1, "", "no valid YAML: " + firstLine(e)));
            return Optional.empty();
        }
        if (root.isEmpty()) {
            problems.add(new Problem(file, 1, 1, "", "the file is empty"));
            return Optional.empty();
        }
        if (!(root.get() instanceof MappingNode mapping)) {
            problem(root.get(), "", "expected keys and values, such as 'camera: kaili-001'");
            return Optional.empty();
        }
        return Optional.of(new Section(this, "", mapping));
    }

    private static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new ConfigException(List.of(new Problem(file.toString(), 1, 1, "", "is a folder, not a file")));
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ConfigException(file + ": there is no such file", e);
        } catch (MalformedInputException e) {
            throw new ConfigException(file + ": is not UTF-8 text", e);
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown");
    }
}
