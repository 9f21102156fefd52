package zebrawatch.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an officer says about a case. */
public enum Outcome {
    CONFIRMED,
    REJECTED,
    UNDECIDABLE;

    /** As written in the database and on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome of a code, if it is one. */
    public static Optional<Outcome> of(String code) {
        return Arrays.stream(values()).filter(o -> o.code().equals(code)).findFirst();
    }
}
