package zebrawatch.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import zebrawatch.account.Sessions;
import zebrawatch.publish.TopicSettings;
import zebrawatch.review.ReviewSettings;
import zebrawatch.web.Tls;

/** Reads an office's file ({@code office.yaml}); every key may be left out. */
public final class OfficeFile {
    private static final int MOST_PORTS = 65_535;
    private static final int MOST_DAYS = 3_650;
    private static final int MOST_IDLE_MINUTES = 480;
    private static final int MOST_HOURS = 24;
    private static final int MOST_ISSUES = 10_000;

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
        String address = s.optionalText("address").orElse(usual.address());
        Optional<Tls> tls = s.has("tls") ? s.section("tls", t -> tls(t, folder)) : Optional.empty();
        Sessions.Lifetimes sessions = s.has("session")
                ? s.section("session", OfficeFile::lifetimes).orElse(usual.sessions())
                : usual.sessions();
        int days = s.has("keep_days") ? s.whole("keep_days", least, MOST_DAYS) : usual.keepDays();
        int firstIssue =
                s.has("board") ? s.section("board", OfficeFile::firstIssue).orElse(1) : usual.firstIssue();
        Optional<ReviewSettings> review = ReviewSection.under(s, folder);
        return review.flatMap(r -> s.build(
                "bootstrap",
                () -> new OfficeSettings(
                        bootstrap, kafka, data, database, keys, address, port, tls, sessions, days, r, firstIssue)));
    }

    private static Optional<Integer> firstIssue(Section s) {
        int first = s.whole("first_issue", 1, MOST_ISSUES);
        return s.build("first_issue", () -> first);
    }

    private static Optional<Tls> tls(Section s, Path folder) {
        String certificate = s.text("certificate");
        Optional<Path> key = s.optionalText("key").map(folder::resolve);
        Optional<String> password = s.optionalText("password");
        return s.build("certificate", () -> new Tls(folder.resolve(certificate), key, password));
    }

    private static Optional<Sessions.Lifetimes> lifetimes(Section s) {
        Sessions.Lifetimes usual = Sessions.Lifetimes.STANDARD;
        Duration idle = s.has("idle_minutes")
                ? Duration.ofMinutes(s.whole("idle_minutes", 1, MOST_IDLE_MINUTES))
                : usual.idle();
        Duration absolute = s.has("hours") ? Duration.ofHours(s.whole("hours", 1, MOST_HOURS)) : usual.absolute();
        return s.build("hours", () -> new Sessions.Lifetimes(idle, absolute));
    }
}
