package zebrawatch.review;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import zebrawatch.archive.Database;

/**
 * What an officer found.
 *
 * @param category of a confirmed case
 * @param plate of the vehicle, as {@link #plate} writes it; may be empty unless confirmed
 * @param reasons why a case is not confirmed
 * @param note free text
 */
public record Finding(Outcome outcome, Optional<Category> category, String plate, List<Reason> reasons, String note) {
    /** Letters, digits and the characters of Chinese plates, such as 贵H12345, 粤Z1234港, WJ贵01234. */
    private static final Pattern PLATE = Pattern.compile("[\\p{IsHan}A-Z0-9]{4,10}");

    private static final Pattern BETWEEN = Pattern.compile("[\\s·•.\\-]+");
    private static final int LONGEST_NOTE = 500;

    /**
     * A category belongs to a confirmed case alone, reasons to one that is not. The plate is without what stands between its
     * characters, texts without what a database does not take.
     */
    public Finding {
        reasons = outcome == Outcome.CONFIRMED ? List.of() : List.copyOf(reasons);
        category = outcome == Outcome.CONFIRMED ? category : Optional.empty();
        plate = plate(plate);
        note = Database.text(note).strip();
    }

    /** A confirmed case. */
    public static Finding confirmed(Category category, String plate, String note) {
        return new Finding(Outcome.CONFIRMED, Optional.of(category), plate, List.of(), note);
    }

    /** A case that is none. */
    public static Finding rejected(List<Reason> reasons, String note) {
        return new Finding(Outcome.REJECTED, Optional.empty(), "", reasons, note);
    }

    /** A case of which nobody can tell. */
    public static Finding undecidable(List<Reason> reasons, String note) {
        return new Finding(Outcome.UNDECIDABLE, Optional.empty(), "", reasons, note);
    }

    /** A plate as it is stored: half-width capitals and digits, nothing between them. */
    static String plate(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        return BETWEEN.matcher(plain).replaceAll("");
    }

    /** @throws RefusedException if it does not say what a decision must say */
    void check() {
        require(note.length() <= LONGEST_NOTE, Refusal.LONG_NOTE);
        require(plate.isEmpty() || PLATE.matcher(plate).matches(), Refusal.PLATE);
        switch (outcome) {
            case CONFIRMED -> {
                require(category.isPresent(), Refusal.NO_CATEGORY);
                require(!plate.isEmpty() || !category.get().hasPlate(), Refusal.NO_PLATE);
            }
            case REJECTED -> require(!reasons.isEmpty(), Refusal.NO_REASON);
            case UNDECIDABLE -> {}
        }
        require(!reasons.contains(Reason.OTHER) || !note.isEmpty(), Refusal.NO_NOTE);
    }

    private static void require(boolean holds, Refusal refusal) {
        if (!holds) {
            throw new RefusedException(refusal);
        }
    }
}
