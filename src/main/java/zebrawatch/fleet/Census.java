package zebrawatch.fleet;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which stations Kafka knows to be alive, and which partitions of the cameras' topic they hold.
 *
 * @param members ids of the group members behind the stations
 * @param sharing stations that share the city's cameras, by name
 * @param pinned stations that watch nothing but cameras of their own, by name
 * @param owners who holds a partition; one that changes hands is not in it
 */
record Census(
        Set<String> members,
        SortedMap<String, StationCard> sharing,
        SortedMap<String, StationCard> pinned,
        Map<Integer, String> owners) {
    static final Census EMPTY = new Census(Set.of(), new TreeMap<>(), new TreeMap<>(), Map.of());

    /** The same as one station sees it, who knows of its own partitions sooner than the others' census tells. */
    Census seenBy(StationCard station, Collection<Integer> partitions) {
        Map<Integer, String> seen = new HashMap<>(owners);
        seen.values().removeIf(station.name()::equals);
        partitions.forEach(p -> seen.put(p, station.name()));
        SortedMap<String, StationCard> stations = new TreeMap<>(sharing);
        stations.put(station.name(), station);
        return new Census(members, stations, pinned, seen);
    }
}
