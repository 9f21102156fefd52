package zebrawatch.rule;

import java.time.Instant;
import java.util.List;

/**
 * What the rule says about one vehicle's passage over one crossing, spoken once, when the passage is over.
 *
 * @param kind what happened
 * @param time the decisive moment: the vehicle's front entered the zebra, or it had stopped to give way
 * @param crossing its name
 * @param vehicle at the decisive moment
 * @param pedestrian the most telling one, at the decisive moment
 * @param policeCase which of the seven cases of the police's chart applied, 1 to 7
 * @param moments for the evidence
 * @param facts every measured value beside its limit
 */
public record Ruling(
        Kind kind,
        Instant time,
        String crossing,
        Party vehicle,
        Party pedestrian,
        int policeCase,
        Moments moments,
        List<Fact> facts) {
    /** What a ruling can say. */
    public enum Kind {
        /** 不礼让行人. */
        FAILURE_TO_YIELD("failure_to_yield"),
        /** 礼让行人. */
        YIELDED("yielded");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As written on the wire and in files. */
        public String code() {
            return code;
        }
    }

    public Ruling {
        facts = List.copyOf(facts);
    }
}
