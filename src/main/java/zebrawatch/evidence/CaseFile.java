package zebrawatch.evidence;

import java.time.Instant;
import java.util.List;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.CameraId;

/**
 * One case as it leaves the station: the ruling and the pictures that prove it.
 *
 * @param id the same whenever the same passage is judged again: of camera, crossing, ruling time and where the vehicle
 *     was then
 * @param camera where
 * @param place as shown to people
 * @param created time of the frame at which the case was complete
 * @param ruling what happened
 * @param snapshots in the order of their kinds
 */
public record CaseFile(
        String id, CameraId camera, String place, Instant created, Ruling ruling, List<Snapshot> snapshots) {
    public CaseFile {
        snapshots = List.copyOf(snapshots);
    }
}
