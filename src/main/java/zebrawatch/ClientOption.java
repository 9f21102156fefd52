package zebrawatch;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command's clients of Kafka are set. */
final class ClientOption {
    @Option(
            names = "--client",
            paramLabel = "FILE",
            description = "settings of Kafka's clients, such as security.protocol, as a properties file")
    private @Nullable Path file;

    /**
     * What the file says, nothing without one; may hold passwords.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    Map<String, String> settings() {
        return file == null ? Map.of() : read(file);
    }

    static Map<String, String> read(Path file) {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            read.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            String sentence = file + " cannot be read as settings of Kafka's clients, key=value a line";
            throw new UncheckedIOException(sentence, new IOException(sentence, e));
        }
        Map<String, String> settings = new HashMap<>();
        read.stringPropertyNames().forEach(key -> settings.put(key, read.getProperty(key)));
        return settings;
    }
}
