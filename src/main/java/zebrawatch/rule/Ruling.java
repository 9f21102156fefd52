package zebrawatch.rule;

import java.time.Instant;
import java.util.List;

/**
 * What the rule says about one vehicle's passage over one crossing, spoken when it is clear: whether it gave way, once, and
 * at the end whether it blocked the zebra, unless it was found to have done worse.
 *
 * @param kind what happened
 * @param time the decisive moment: the vehicle's front entered the zebra, it had stopped to give way, or it had stood too long
 * @param crossing its name
 * @param vehicle at the decisive moment
 * @param pedestrian the most telling one, at the decisive moment
 * @param policeCase which of the seven cases of the police's chart applied, 1 to 7; 0 where it says nothing
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
        YIELDED("yielded"),
        /** 占用人行横道: the vehicle stood on the zebra in pedestrians' way; counted, no case is made of it. */
        BLOCKED("blocked");

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
