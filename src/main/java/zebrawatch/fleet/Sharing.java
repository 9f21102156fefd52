package zebrawatch.fleet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import zebrawatch.scene.CameraId;

/**
 * Who watches which camera. Every station computes it by itself from the same census and comes to the same answer:
 *
 * <ol>
 *   <li>a camera to which a station was pinned is that station's,
 *   <li>one that somebody moved goes to that station while it is there and has room,
 *   <li>any other is watched by the station that Kafka gave its partition, as far as that has room,
 *   <li>what is left goes, one by one, to the station with most room, and
 *   <li>where nobody has room, nobody watches: an alarm.
 * </ol>
 *
 * <p>A camera whose partition changes hands has no watcher until Kafka has given it to somebody.
 *
 * @param watchers by camera
 * @param unwatched cameras that no station has room for
 */
record Sharing(SortedMap<CameraId, String> watchers, SortedSet<CameraId> unwatched) {

    static Sharing of(Collection<Placed> cameras, Census census) {
        return new Round(census).share(cameras);
    }

    private static final class Round {
        private final Census census;
        private final Map<String, Integer> room = new HashMap<>();
        private final SortedMap<CameraId, String> watchers = new TreeMap<>();

        Round(Census census) {
            this.census = census;
            census.sharing().forEach((name, card) -> room.put(name, card.capacity()));
        }

        Sharing share(Collection<Placed> cameras) {
            List<Placed> left = new ArrayList<>(cameras);
            left.sort(Comparator.comparing(p -> p.camera().id()));
            left.removeIf(this::isPinned);
            left.removeIf(p -> p.camera().station().filter(s -> give(p, s)).isPresent());
            left.removeIf(p -> !census.sharing().isEmpty() && owner(p).isEmpty());
            left.removeIf(p -> owner(p).filter(s -> give(p, s)).isPresent());
            left.removeIf(p -> roomiest().filter(s -> give(p, s)).isPresent());
            SortedSet<CameraId> unwatched = new TreeSet<>();
            left.forEach(p -> unwatched.add(p.camera().id()));
            return new Sharing(watchers, unwatched);
        }

        private boolean isPinned(Placed camera) {
            CameraId id = camera.camera().id();
            Optional<StationCard> box = census.pinned().values().stream()
                    .filter(card -> card.pinned().contains(id))
                    .findFirst();
            box.ifPresent(card -> watchers.put(id, card.name()));
            return box.isPresent();
        }

        private Optional<String> owner(Placed camera) {
            return Optional.ofNullable(census.owners().get(camera.partition()));
        }

        /** The first by name of those with most room. */
        private Optional<String> roomiest() {
            return census.sharing().keySet().stream()
                    .max(Comparator.comparing((String s) -> room.getOrDefault(s, 0))
                            .thenComparing(Comparator.reverseOrder()));
        }

        private boolean give(Placed camera, String station) {
            int free = room.getOrDefault(station, 0);
            if (free > 0) {
                room.put(station, free - 1);
                watchers.put(camera.camera().id(), station);
            }
            return free > 0;
        }
    }
}
