package zebrawatch.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who deals with a confirmed case. In words: the text {@code review.destination.CODE}. */
public enum Destination {
    /** Drivers are suspended for study. */
    TRANSPORT_ADMINISTRATION,
    /** Named in a circular within the offices. */
    CIVILITY_COMMITTEE,
    /** Education and a penalty; candidates for the exposure board. */
    PENALTY;

    /** As written in the database, in addresses and on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The destination of a code, if it is one. */
    public static Optional<Destination> of(String code) {
        return Arrays.stream(values()).filter(d -> d.code().equals(code)).findFirst();
    }
}
