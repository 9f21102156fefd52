package zebrawatch.fleet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.scene.CameraId;

/** The cameras a station watches at this moment; tells its listener of every change. Belongs to one thread. */
final class Duties {
    private static final Logger LOG = LoggerFactory.getLogger(Duties.class);

    private final FleetListener listener;
    private final SortedMap<CameraId, CameraConfig> watching = new TreeMap<>();
    private Fleet.Moves moves = new Fleet.Moves(0, Optional.empty());

    Duties(FleetListener listener) {
        this.listener = listener;
    }

    List<CameraId> watching() {
        return List.copyOf(watching.keySet());
    }

    /** How often cameras came and left. */
    Fleet.Moves moves() {
        return moves;
    }

    /** Watches these and no others. What goes is gone before anything comes: the station may have no room for both. */
    void follow(SortedMap<CameraId, CameraConfig> mine) {
        keepOnly(mine.keySet());
        mine.forEach((id, camera) -> {
            CameraConfig known = watching.put(id, camera);
            if (known == null) {
                moves = moves.oneMore();
                tell(id, () -> listener.watch(camera));
            } else if (!known.watchesLike(camera)) {
                tell(id, () -> listener.reconfigured(camera));
            } else if (known.isFollowedByWish(camera)) {
                tell(id, () -> listener.pictureWanted(id));
            }
        });
    }

    /** Releases what is not among these. */
    void keepOnly(Set<CameraId> kept) {
        for (CameraId id : watching()) {
            if (!kept.contains(id)) {
                watching.remove(id);
                moves = moves.oneMore();
                tell(id, () -> listener.release(id));
            }
        }
    }

    private static void tell(CameraId id, Runnable change) {
        try {
            change.run();
        } catch (RuntimeException e) {
            LOG.error("{}: the station could not follow a change of the fleet", id, e);
        }
    }
}
