package zebrawatch.rule;

import java.time.Instant;
import java.util.List;

/**
 * Somebody crossed the road off the zebra. It is counted and never becomes a case: it names no track and no place in the
 * picture, so that nothing can be made of it but a number.
 *
 * @param time when he had walked far enough
 * @param crossing its name
 * @param facts every measured value beside its limit
 */
public record Jaywalk(Instant time, String crossing, List<Fact> facts) {
    /** As written in files and metrics. */
    public static final String CODE = "jaywalked";

    public Jaywalk {
        facts = List.copyOf(facts);
    }
}
