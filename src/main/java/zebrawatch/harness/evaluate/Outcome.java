package zebrawatch.harness.evaluate;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import zebrawatch.harness.Trajectories;
import zebrawatch.rule.Ruling;

/**
 * What came of one expected ruling, of one spoken one, or of both where they are the same.
 *
 * @param mark how it counts
 * @param expected empty for a false positive
 * @param ruling empty for a false negative
 * @param vehicle who the ruled vehicle is in truth, where that is known
 * @param pedestrian who the ruled pedestrian is in truth, where that is known
 * @param remark why it is no true positive; {@link Remark#NONE} where it is one
 */
public record Outcome(
        Mark mark,
        Optional<ExpectedRuling> expected,
        Optional<Ruling> ruling,
        Optional<String> vehicle,
        Optional<String> pedestrian,
        Remark remark) {

    /** How an outcome counts. */
    public enum Mark {
        TRUE_POSITIVE("tp"),
        FALSE_POSITIVE("fp"),
        FALSE_NEGATIVE("fn"),
        /** The truth is ambiguous: it does not count. */
        DONT_CARE("dont_care");

        private final String code;

        Mark(String code) {
            this.code = code;
        }

        /** As written in files. */
        public String code() {
            return code;
        }
    }

    /** What distinguishes an error. */
    public enum Remark {
        NONE,
        /** False positive: this vehicle has got its ruling of this passage already. */
        SECOND_CASE,
        /** False positive: the vehicle has such a ruling coming, but more than a second earlier or later. */
        WRONG_TIME,
        /** False positive: what happened to this vehicle is of the other kind. */
        OTHER_KIND,
        /** False positive: nothing of the sort happened. */
        NOTHING_THERE,
        /** False negative: the line said nothing, or nothing near. */
        NOT_SAID;

        /** As written in files. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was, or should have been, ruled. */
    public Ruling.Kind kind() {
        return ruling.map(Ruling::kind).orElseGet(() -> expected.orElseThrow().kind());
    }

    /** The decisive moment, spoken or else true, seconds since the clip began. */
    public double time() {
        return ruling.map(r -> Trajectories.seconds(r.time()))
                .orElseGet(() -> expected.orElseThrow().from());
    }

    /** Seconds by which a true positive came too late; negative if too early. */
    public OptionalDouble error() {
        return mark == Mark.TRUE_POSITIVE
                ? OptionalDouble.of(expected.orElseThrow().error(time()))
                : OptionalDouble.empty();
    }
}
