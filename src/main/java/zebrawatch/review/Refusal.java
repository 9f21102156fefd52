package zebrawatch.review;

import java.util.Locale;

/** Why something an officer asked for is not done. In words: the text {@code review.refusal.CODE}. */
public enum Refusal {
    /** A plate has 4 to 10 Chinese characters, letters and digits. */
    PLATE,
    NO_PLATE,
    NO_CATEGORY,
    NO_REASON,
    NO_NOTE,
    LONG_NOTE,
    /** The case is with another officer, or decided. */
    NOT_YOURS,
    NOTHING_TO_UNDO;

    /** As its text is named. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
