package zebrawatch.video.health;

import java.time.Instant;
import java.util.List;

/**
 * One thing that is wrong with a camera.
 *
 * @param since when it began
 * @param measures what shows it
 */
public record Complaint(Ailment ailment, Instant since, List<Measure> measures) {
    public Complaint {
        measures = List.copyOf(measures);
    }
}
