package zebrawatch.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zebrawatch.evidence.clock.ClockSettings;
import zebrawatch.publish.SpoolLimits;
import zebrawatch.publish.TopicSettings;
import zebrawatch.scene.CameraId;

/** Reads what a city file says of its stations. */
final class StationSection {
    private static final int MOST_PORTS = 65_535;
    private static final int MOST_WORKERS = 256;
    private static final int MOST_CAMERAS = 10_000;
    private static final long GIGABYTE = 1_000_000_000;
    private static final int MOST_GIGABYTES = 100_000;
    private static final int MOST_DAYS = 3_650;
    private static final int MOST_PARTITIONS = 1_000;

    private StationSection() {}

    /**
     * What stands under a city's key {@code station}, or the standard where it has none.
     *
     * @param folder that relative files are relative to
     */
    static Optional<StationSettings> under(Section city, Path folder) {
        StationSettings usual = StationSettings.standard();
        return city.has("station") ? city.section("station", s -> read(s, usual, folder)) : Optional.of(usual);
    }

    private static Optional<StationSettings> read(Section s, StationSettings usual, Path folder) {
        Optional<String> name = s.optionalText("name");
        Optional<String> bootstrap = s.optionalText("bootstrap");
        Path data = s.optionalText("data").map(folder::resolve).orElse(usual.data());
        int port = s.has("port") ? s.whole("port", 0, MOST_PORTS) : usual.port();
        Optional<Integer> workers =
                s.has("workers") ? Optional.of(s.whole("workers", 1, MOST_WORKERS)) : Optional.empty();
        int capacity = s.has("capacity") ? s.whole("capacity", 1, MOST_CAMERAS) : usual.capacity();
        List<String> cameras = s.has("cameras") ? s.words("cameras") : List.of();
        Optional<Path> key = s.optionalText("key").map(folder::resolve);
        List<String> ntp = s.has("ntp") ? s.words("ntp") : usual.ntp();
        try {
            ClockSettings unused = ClockSettings.of(ntp);
        } catch (IllegalArgumentException e) {
            s.problem("ntp", String.valueOf(e.getMessage()));
        }
        boolean clockNeeded = s.flag("clock_needed", usual.clockNeeded());
        if (clockNeeded && ntp.isEmpty()) {
            s.problem("clock_needed", "needs 'ntp', the servers to ask");
        }
        SpoolLimits spool =
                s.has("spool") ? s.section("spool", StationSection::spool).orElse(usual.spool()) : usual.spool();
        TopicSettings topics =
                s.has("topics") ? s.section("topics", StationSection::topics).orElse(usual.topics()) : usual.topics();
        Map<String, String> kafka =
                s.has("kafka") ? s.section("kafka", Section::texts).orElse(Map.of()) : Map.of();
        return s.build(
                "cameras",
                () -> new StationSettings(
                        name,
                        bootstrap,
                        data,
                        port,
                        workers,
                        capacity,
                        cameras.stream().map(CameraId::new).toList(),
                        key,
                        ntp,
                        clockNeeded,
                        spool,
                        topics,
                        kafka));
    }

    /** What is kept longer than usual is remembered as long. */
    private static Optional<SpoolLimits> spool(Section s) {
        SpoolLimits usual = SpoolLimits.standard();
        long bytes = s.has("gigabytes") ? GIGABYTE * s.whole("gigabytes", 1, MOST_GIGABYTES) : usual.bytes();
        Duration keep = s.has("keep_days") ? Duration.ofDays(s.whole("keep_days", 0, MOST_DAYS)) : usual.keep();
        Duration remembered = keep.compareTo(usual.remembered()) > 0 ? keep : usual.remembered();
        return s.build("keep_days", () -> new SpoolLimits(bytes, keep, remembered));
    }

    private static Optional<TopicSettings> topics(Section s) {
        TopicSettings usual = TopicSettings.standard();
        int least = Math.toIntExact(TopicSettings.LEAST_RETENTION.toDays());
        int partitions = s.has("partitions") ? s.whole("partitions", 1, MOST_PARTITIONS) : usual.partitions();
        Duration retention = s.has("retention_days")
                ? Duration.ofDays(s.whole("retention_days", least, MOST_DAYS))
                : usual.retention();
        return s.build("retention_days", () -> new TopicSettings(partitions, retention));
    }
}
