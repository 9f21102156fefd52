package zebrawatch.video.health;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import zebrawatch.scene.CameraId;

/**
 * How a camera is.
 *
 * @param at when it was judged so
 * @param complaints what is wrong, the gravest first; none when it is well
 */
public record CameraHealth(CameraId camera, Instant at, List<Complaint> complaints) {
    /** The state of a camera that nothing is wrong with. */
    public static final String WELL = "ok";

    public CameraHealth {
        complaints = List.copyOf(complaints);
    }

    /** Whether its rulings may become cases. */
    public boolean isArmed() {
        return complaints.stream().noneMatch(c -> c.ailment().isDisarming());
    }

    /** Whether something is wrong with it. */
    public boolean has(Ailment ailment) {
        return complaints.stream().anyMatch(c -> c.ailment() == ailment);
    }

    /** The gravest complaint. */
    public Optional<Complaint> worst() {
        return complaints.stream().findFirst();
    }

    /** The gravest complaint's code, or {@link #WELL}. */
    public String state() {
        return worst().map(c -> c.ailment().code()).orElse(WELL);
    }

    /** Whether the same is wrong, whatever the measured values. */
    public boolean isLike(CameraHealth other) {
        return ailments().equals(other.ailments());
    }

    /** For people, in Chinese. */
    public String chinese() {
        return complaints.isEmpty()
                ? "正常"
                : complaints.stream().map(CameraHealth::chinese).collect(Collectors.joining("; "));
    }

    /** For people, in English. */
    public String english() {
        return complaints.isEmpty()
                ? camera + " is well"
                : camera + " " + complaints.stream().map(CameraHealth::english).collect(Collectors.joining("; it "));
    }

    private List<Ailment> ailments() {
        return complaints.stream().map(Complaint::ailment).toList();
    }

    private static String chinese(Complaint complaint) {
        return complaint.ailment().chinese()
                + (complaint.measures().isEmpty()
                        ? ""
                        : ":"
                                + complaint.measures().stream()
                                        .map(Measure::chinese)
                                        .collect(Collectors.joining(",")));
    }

    private static String english(Complaint complaint) {
        return complaint.ailment().english()
                + (complaint.measures().isEmpty()
                        ? ""
                        : ": "
                                + complaint.measures().stream()
                                        .map(Measure::english)
                                        .collect(Collectors.joining(", ")));
    }
}
