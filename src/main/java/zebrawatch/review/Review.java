package zebrawatch.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case on its way through review.
 *
 * @param page its name in addresses
 * @param caseId empty once the case was deleted
 * @param kind its number in the police's chart
 * @param confidence from 0 to 1, where the case tells
 * @param due when it must be decided
 * @param holder who has it, if anybody, until {@code heldUntil}
 * @param firstOfficer who decided first
 * @param decided when it was decided for good
 * @param handed when it was handed over
 */
record Review(
        UUID page,
        Optional<String> caseId,
        String digest,
        String camera,
        String place,
        String crossing,
        int kind,
        Instant happened,
        OptionalDouble confidence,
        Instant due,
        State state,
        Optional<UUID> holder,
        Optional<Instant> opened,
        Optional<Instant> heldUntil,
        Optional<UUID> firstOfficer,
        Optional<Instant> decided,
        Optional<Instant> handed) {

    /** Where it is. In words: the text {@code review.state.CODE}. */
    enum State {
        OPEN,
        /** Decided once; waits for another officer. */
        SECOND_LOOK,
        CONFIRMED,
        REJECTED,
        UNDECIDABLE;

        /** As written in the database. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isUndecided() {
            return this == OPEN || this == SECOND_LOOK;
        }

        static State of(Outcome outcome) {
            return valueOf(outcome.name());
        }
    }

    static Review of(ResultSet row) throws SQLException {
        double confidence = row.getDouble("confidence");
        boolean isUnknown = row.wasNull();
        return new Review(
                row.getObject("page", UUID.class),
                Optional.ofNullable(row.getString("case_id")),
                row.getString("digest"),
                row.getString("camera"),
                row.getString("place"),
                row.getString("crossing"),
                row.getInt("kind"),
                row.getTimestamp("happened").toInstant(),
                isUnknown ? OptionalDouble.empty() : OptionalDouble.of(confidence),
                row.getTimestamp("due").toInstant(),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getObject("holder", UUID.class)),
                instant(row.getTimestamp("opened")),
                instant(row.getTimestamp("held_until")),
                Optional.ofNullable(row.getObject("first_officer", UUID.class)),
                instant(row.getTimestamp("decided")),
                instant(row.getTimestamp("handed")));
    }

    /** The last day on which it can be decided in time. */
    LocalDate lastDay(ZoneId zone) {
        return due.minusNanos(1).atZone(zone).toLocalDate();
    }

    /** Whether an officer has it now. */
    boolean isHeldBy(UUID officer, Instant now) {
        return holder.filter(officer::equals).isPresent()
                && heldUntil.filter(now::isBefore).isPresent();
    }

    static Optional<Instant> instant(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }
}
