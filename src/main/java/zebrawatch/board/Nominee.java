package zebrawatch.board;

import java.time.Instant;
import java.util.UUID;

/**
 * A confirmed case that the board may show.
 *
 * @param id its name in addresses
 * @param caseId in the archive
 * @param plate as the reviewers read it; may be empty
 */
public record Nominee(UUID id, String caseId, String place, Instant happened, String plate) {}
