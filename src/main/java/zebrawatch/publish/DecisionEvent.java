package zebrawatch.publish;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A reviewer's decision, as {@code zebra.decisions} tells it.
 *
 * @param id the same however often it is sent
 * @param caseId which case
 * @param digest SHA-256 of the case's document
 * @param camera of the case
 * @param crossing of the case
 * @param happened when the violation was
 * @param look 1, or 2 for another officer's
 * @param isFinal whether it counts; the case waits for a second look otherwise
 * @param officer his account
 * @param outcome {@code confirmed}, {@code rejected} or {@code undecidable}
 * @param category whose vehicle it is, of a confirmed case
 * @param destination who deals with it, of a confirmed case
 * @param plate may be empty
 * @param reasons codes
 * @param note may be empty
 */
public record DecisionEvent(
        UUID id,
        String caseId,
        String digest,
        String camera,
        String crossing,
        Instant happened,
        Instant decided,
        int look,
        boolean isFinal,
        UUID officer,
        String outcome,
        Optional<String> category,
        Optional<String> destination,
        String plate,
        List<String> reasons,
        String note) {
    public DecisionEvent {
        reasons = List.copyOf(reasons);
    }
}
