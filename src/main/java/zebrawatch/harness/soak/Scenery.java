package zebrawatch.harness.soak;

import java.nio.file.Path;
import java.util.List;
import zebrawatch.harness.evaluate.ClipFolder;
import zebrawatch.harness.evaluate.ExpectedRuling;
import zebrawatch.rule.Ruling;

/**
 * What one camera's film is joined from: pieces of the same view.
 *
 * @param clip the sample
 * @param scene the clip as it is, with the empty street before and after
 * @param from when the clip begins in the scene, seconds
 * @param to when it ends there, seconds
 * @param traffic the clip with its people painted out: only vehicles
 * @param quiet the empty street
 */
public record Scenery(ClipFolder clip, Piece scene, double from, double to, Piece traffic, Piece quiet) {

    /** A film of its own and how long it runs, seconds. */
    public record Piece(Path film, double seconds) {}

    /** How long people are there in the scene, seconds. */
    double people() {
        return to - from;
    }

    /** The pieces in which nobody walks. */
    List<Piece> withoutPeople() {
        return List.of(quiet, traffic);
    }

    /** When a vehicle fails to yield in the scene by the clip's truth, seconds from its begin. */
    List<Double> truth() {
        return clip.truth().expected().stream()
                .filter(e -> e.kind() == Ruling.Kind.FAILURE_TO_YIELD && !e.ambiguous())
                .map(ExpectedRuling::from)
                .map(t -> from + t)
                .toList();
    }
}
