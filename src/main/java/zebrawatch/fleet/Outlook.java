package zebrawatch.fleet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import zebrawatch.scene.CameraId;

/**
 * What one station has to watch, as far as it knows.
 *
 * @param mine its cameras
 * @param unwatched cameras for which it is the one to raise the alarm, because nobody has room for them
 * @param stations how many share the city's cameras
 */
record Outlook(SortedMap<CameraId, CameraConfig> mine, List<CameraId> unwatched, int stations) {

    /**
     * Of a station that shares the city's cameras.
     *
     * @param partitions that are its own
     */
    static Outlook sharing(StationCard station, Set<Integer> partitions, Map<CameraId, Placed> cameras, Census census) {
        Sharing sharing = Sharing.of(cameras.values(), census.seenBy(station, partitions));
        SortedMap<CameraId, CameraConfig> mine = new TreeMap<>();
        List<CameraId> unwatched = new ArrayList<>();
        cameras.forEach((id, placed) -> {
            if (station.name().equals(sharing.watchers().get(id))) {
                mine.put(id, placed.camera());
            } else if (sharing.unwatched().contains(id) && partitions.contains(placed.partition())) {
                unwatched.add(id);
            }
        });
        return new Outlook(mine, unwatched, census.sharing().size());
    }

    /**
     * Of a station with cameras of its own.
     *
     * @param given their configurations where the topic has none
     */
    static Outlook pinned(
            StationCard station, Collection<CameraConfig> given, Map<CameraId, Placed> cameras, Census census) {
        SortedMap<CameraId, CameraConfig> known = given.stream()
                .collect(Collectors.toMap(CameraConfig::id, c -> c, (first, second) -> second, TreeMap::new));
        cameras.forEach((id, placed) -> known.put(id, placed.camera()));
        known.keySet().retainAll(station.pinned());
        List<CameraId> unwatched =
                station.pinned().stream().filter(id -> !known.containsKey(id)).toList();
        return new Outlook(known, unwatched, census.sharing().size());
    }
}
