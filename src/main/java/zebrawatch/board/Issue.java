package zebrawatch.board;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import zebrawatch.board.mask.PlateDisplay;

/**
 * An issue of the exposure board, 第 N 期.
 *
 * @param id its name in addresses, which nobody can guess
 * @param number given at publication; empty for a draft
 * @param title beside the number; may be empty
 * @param plates how much of the plates it shows
 * @param legalBasis on which plates are shown
 * @param createdBy name of the account
 * @param publishedBy name of the account, empty for a draft
 * @param withdrawnBy name of the account, empty if it was not withdrawn
 * @param reason of the withdrawal
 * @param items how many cases it shows
 * @param open how many pictures nobody has confirmed yet
 */
public record Issue(
        UUID id,
        Optional<Integer> number,
        String title,
        State state,
        PlateDisplay plates,
        String legalBasis,
        Instant created,
        String createdBy,
        Optional<Instant> published,
        String publishedBy,
        Optional<Instant> withdrawn,
        String withdrawnBy,
        String reason,
        int items,
        int open) {
    /** Where an issue stands. */
    public enum State {
        DRAFT,
        PUBLISHED,
        WITHDRAWN;

        /** As written in the database and in texts. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it may still be changed. */
    public boolean isDraft() {
        return state == State.DRAFT;
    }
}
