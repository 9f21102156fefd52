package zebrawatch.fleet;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import zebrawatch.scene.CameraId;

/**
 * What a station says of itself to all others. It is the {@code client.id} of the station's group member: who is alive
 * and what they can do come in one answer of Kafka and cannot contradict each other.
 *
 * @param name unique in the city
 * @param capacity how many cameras it can watch
 * @param pinned the only cameras it watches; empty for a station that shares the city's
 */
record StationCard(String name, int capacity, SortedSet<CameraId> pinned) {
    /** Of a station's name, as of a camera's id. */
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Pattern SHARING = Pattern.compile("(" + NAME + ")/capacity=(\\d{1,6})");
    private static final Pattern PINNED = Pattern.compile("(" + NAME + ")/cameras=(" + NAME + "(?:," + NAME + ")*)");

    static StationCard sharing(String name, int capacity) {
        return new StationCard(name, capacity, new TreeSet<>());
    }

    static StationCard pinned(String name, SortedSet<CameraId> cameras) {
        return new StationCard(name, cameras.size(), cameras);
    }

    /** Nothing if that is no client id of a station. */
    static Optional<StationCard> read(String clientId) {
        Matcher sharing = SHARING.matcher(clientId);
        if (sharing.matches()) {
            return Optional.of(sharing(sharing.group(1), Integer.parseInt(sharing.group(2))));
        }
        Matcher pinned = PINNED.matcher(clientId);
        return pinned.matches() ? Optional.of(pinned(pinned.group(1), cameras(pinned.group(2)))) : Optional.empty();
    }

    String clientId() {
        return pinned.isEmpty()
                ? name + "/capacity=" + capacity
                : name + "/cameras=" + pinned.stream().map(CameraId::value).collect(Collectors.joining(","));
    }

    private static SortedSet<CameraId> cameras(String list) {
        return Arrays.stream(list.split(",")).map(CameraId::new).collect(Collectors.toCollection(TreeSet::new));
    }
}
