package zebrawatch.publish;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import zebrawatch.scene.CameraId;
import zebrawatch.video.health.CameraHealth;
import zebrawatch.video.health.Complaint;

/**
 * How a camera or a station is, as {@code zebra.health} tells it.
 *
 * @param station who tells
 * @param camera whose health it is; empty for the station itself
 * @param time when it was so
 * @param state {@code ok}, the gravest complaint's code, or a {@link StationState}'s
 * @param armed whether rulings may become cases
 * @param chinese for people
 * @param english for people
 * @param complaints the gravest first
 */
public record HealthEvent(
        String station,
        Optional<CameraId> camera,
        Instant time,
        String state,
        boolean armed,
        String chinese,
        String english,
        List<Complaint> complaints) {
    public HealthEvent {
        complaints = List.copyOf(complaints);
    }

    static HealthEvent of(String station, CameraHealth health) {
        return new HealthEvent(
                station,
                Optional.of(health.camera()),
                health.at(),
                health.state(),
                health.isArmed(),
                health.chinese(),
                health.english(),
                health.complaints());
    }

    static HealthEvent of(String station, StationState state, Instant time) {
        return new HealthEvent(
                station,
                Optional.empty(),
                time,
                state.code(),
                state.isArmed(),
                state.chinese(),
                station + " " + state.english(),
                List.of());
    }

    /** The key of its record: the camera's id or the station's name. */
    String subject() {
        return camera.map(CameraId::value).orElse(station);
    }

    /** Whether it tells nothing new but the time. */
    boolean repeats(HealthEvent before) {
        return state.equals(before.state)
                && complaints.stream()
                        .map(Complaint::ailment)
                        .toList()
                        .equals(before.complaints.stream()
                                .map(Complaint::ailment)
                                .toList());
    }
}
