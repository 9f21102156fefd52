package zebrawatch.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import zebrawatch.scene.CameraId;

/**
 * A station's part in the fleet.
 *
 * @param bootstrap where Kafka is: {@code host:port}, several separated by commas
 * @param station its name, unique in the city and the same after a restart
 * @param capacity how many cameras it can watch
 * @param folder of the station's data, where it remembers its cameras
 * @param pinned the only cameras it watches; empty for a station that shares the city's
 * @param given configurations that hold for pinned cameras where Kafka tells nothing of them
 * @param patience how long Kafka may keep a station waiting that has just started, before it goes on with the cameras
 *     it remembers
 * @param client further settings of Kafka's clients, such as {@code security.protocol}; never shown, they hold passwords
 */
public record FleetSettings(
        String bootstrap,
        String station,
        int capacity,
        Path folder,
        SortedSet<CameraId> pinned,
        List<CameraConfig> given,
        Duration patience,
        Map<String, String> client) {

    /** @throws IllegalArgumentException in one sentence */
    public FleetSettings {
        pinned = new TreeSet<>(pinned);
        given = List.copyOf(given);
        client = Map.copyOf(client);
        if (!StationCard.NAME.matcher(station).matches()) {
            throw new IllegalArgumentException(
                    "a station's name is 1 to 64 letters, digits, '.', '-' or '_', got '" + station + "'");
        }
        if (capacity < 1 || capacity > 999_999) {
            throw new IllegalArgumentException("a station's capacity is 1 camera or more, got " + capacity);
        }
    }

    /** A station that shares the city's cameras; five seconds of patience, no further settings. */
    public static FleetSettings sharing(String bootstrap, String station, int capacity, Path folder) {
        return new FleetSettings(
                bootstrap, station, capacity, folder, new TreeSet<>(), List.of(), Duration.ofSeconds(5), Map.of());
    }

    /**
     * A station that watches these cameras and no others; five seconds of patience, no further settings.
     *
     * @param cameras at least one
     * @param given their configurations where Kafka tells nothing of them; may be empty
     */
    public static FleetSettings pinned(
            String bootstrap, String station, SortedSet<CameraId> cameras, List<CameraConfig> given, Path folder) {
        return new FleetSettings(
                bootstrap, station, cameras.size(), folder, cameras, given, Duration.ofSeconds(5), Map.of());
    }

    /** The same with other further settings of Kafka's clients. */
    public FleetSettings withClient(Map<String, String> settings) {
        return new FleetSettings(bootstrap, station, capacity, folder, pinned, given, patience, settings);
    }

    /** The same with other patience. */
    public FleetSettings withPatience(Duration time) {
        return new FleetSettings(bootstrap, station, capacity, folder, pinned, given, time, client);
    }

    StationCard card() {
        return pinned.isEmpty() ? StationCard.sharing(station, capacity) : StationCard.pinned(station, pinned);
    }

    @Override
    public String toString() {
        return "station " + station + " of the fleet at " + bootstrap;
    }
}
