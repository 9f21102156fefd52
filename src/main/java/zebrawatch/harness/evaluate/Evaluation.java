package zebrawatch.harness.evaluate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import zebrawatch.harness.TrackScore;
import zebrawatch.rule.Ruling;

/**
 * How the line did on a suite of clips.
 *
 * @param clips each by itself
 * @param recorded whether recorded detections stood in for the net
 */
public record Evaluation(List<ClipScore> clips, boolean recorded) {

    public Evaluation {
        clips = List.copyOf(clips);
    }

    /** The rulings of one kind in all clips. */
    public Tally tally(Ruling.Kind kind) {
        return Tally.sum(clips.stream().map(clip -> clip.tally(kind)));
    }

    /** Detection recall over all boxes of all clips. */
    public DetectionRecall detection() {
        return DetectionRecall.sum(clips.stream().map(ClipScore::detection));
    }

    /** Tracking scores with all clips as one long sequence; empty where none could be scored. */
    public Optional<TrackScore> tracks() {
        NearTracks all = new NearTracks();
        for (ClipScore score : clips) {
            ClipFolder clip = score.clip();
            if (clip.truth().complete()) {
                all.add(new WatchedBoxes(clip.camera(), clip.crossing()), clip.truth(), score.run());
            }
        }
        return all.score();
    }

    /** Pictures the line took in a second of all the time it needed. */
    public double framesPerSecond() {
        int pictures = clips.stream().mapToInt(c -> c.run().moments().size()).sum();
        Duration took = clips.stream().map(c -> c.run().took()).reduce(Duration.ZERO, Duration::plus);
        return pictures / Math.max(1e-9, took.toNanos() / 1e9);
    }
}
