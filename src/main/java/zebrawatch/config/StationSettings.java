package zebrawatch.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zebrawatch.publish.SpoolLimits;
import zebrawatch.publish.TopicSettings;
import zebrawatch.scene.CameraId;

/**
 * What a city file says of its stations, for those that are not told otherwise when they are started.
 *
 * @param name of this station, unique in the city; as a rule given at the start, because the file is the same for all
 * @param bootstrap where Kafka is
 * @param data folder of spool and memory
 * @param port of metrics and health, 0 for any
 * @param workers how many pictures the detector looks at at a time; empty for as many as there are cores
 * @param capacity how many cameras a station can watch
 * @param cameras the only cameras to watch; empty for a share of the city's
 * @param key file of the key that seals its cases; as a rule given at the start
 * @param ntp servers that its clock is held against: host or host:port
 * @param clockNeeded whether no case is made while none of them has answered
 * @param spool how large its spool grows, and how long it keeps what was sent
 * @param topics how the topics of cases are made where they do not exist
 * @param kafka further settings of Kafka's clients; never shown, they hold passwords
 */
public record StationSettings(
        Optional<String> name,
        Optional<String> bootstrap,
        Path data,
        int port,
        Optional<Integer> workers,
        int capacity,
        List<CameraId> cameras,
        Optional<Path> key,
        List<String> ntp,
        boolean clockNeeded,
        SpoolLimits spool,
        TopicSettings topics,
        Map<String, String> kafka) {
    private static final int PORT = 8081;
    private static final int CAPACITY = 24;

    public StationSettings {
        cameras = List.copyOf(cameras);
        ntp = List.copyOf(ntp);
        kafka = Map.copyOf(kafka);
    }

    /** Port 8081, room for 24 cameras, data in {@code zebrawatch-data}, nothing else said. */
    public static StationSettings standard() {
        return new StationSettings(
                Optional.empty(),
                Optional.empty(),
                Path.of("zebrawatch-data"),
                PORT,
                Optional.empty(),
                CAPACITY,
                List.of(),
                Optional.empty(),
                List.of(),
                false,
                SpoolLimits.standard(),
                TopicSettings.standard(),
                Map.of());
    }
}
