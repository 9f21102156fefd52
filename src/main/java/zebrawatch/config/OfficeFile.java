package zebrawatch.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import zebrawatch.publish.TopicSettings;

/** Reads an office's file ({@code office.yaml}); every key may be left out. */
public final class OfficeFile {
    private static final int MOST_PORTS = 65_535;
    private static final int MOST_DAYS = 3_650;

    private OfficeFile() {}

    /**
     * Reads one.
     *
     * @throws ConfigException with every problem of the file
     */
    public static OfficeSettings read(Path file) {
        Path parent = file.getParent();
        return Yaml.read(file, top -> read(top, parent == null ? Path.of("") : parent));
    }

    private static Optional<OfficeSettings> read(Section s, Path folder) {
        OfficeSettings usual = OfficeSettings.standard();
        int least = Math.toIntExact(TopicSettings.LEAST_RETENTION.toDays());
        Optional<String> bootstrap = s.optionalText("bootstrap");
        Map<String, String> kafka =
                s.has("kafka") ? s.section("kafka", Section::texts).orElse(Map.of()) : Map.of();
        Path data = s.optionalText("data").map(folder::resolve).orElse(usual.data());
        Optional<String> database = s.optionalText("database");
        Optional<Path> keys = s.optionalText("keys").map(folder::resolve);
        int port = s.has("port") ? s.whole("port", 0, MOST_PORTS) : usual.port();
        int days = s.has("keep_days") ? s.whole("keep_days", least, MOST_DAYS) : usual.keepDays();
        return s.build("bootstrap", () -> new OfficeSettings(bootstrap, kafka, data, database, keys, port, days));
    }
}
