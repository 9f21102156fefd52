package zebrawatch.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.CameraId;

/**
 * One case as it is made: the ruling and what proves it.
 *
 * @param id the same whenever the same passage is judged again: of camera, crossing, ruling time and where the vehicle
 *     was then
 * @param camera where
 * @param place as shown to people
 * @param created time of the frame at which the case was complete
 * @param ruling what happened
 * @param background what stands behind it; empty where a station made the case before there was one
 * @param snapshots in the order of their kinds
 */
public record CaseFile(
        String id,
        CameraId camera,
        String place,
        Instant created,
        Ruling ruling,
        Optional<Background> background,
        List<Snapshot> snapshots) {
    public CaseFile {
        snapshots = List.copyOf(snapshots);
    }

    /** The same with other pictures. */
    public CaseFile with(List<Snapshot> others) {
        return new CaseFile(id, camera, place, created, ruling, background, others);
    }
}
