package zebrawatch.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * How a spool is.
 *
 * @param bytes what it holds: cases that wait, and sent packages that are kept
 * @param limit what it may hold: as the settings say, or less where the disk has less
 * @param unsentBytes of the cases that Kafka does not have; the rest makes room for new ones
 * @param waiting cases that Kafka does not have, those it refused among them
 * @param refused cases that Kafka will not take as they are
 * @param oldestWaiting when the oldest of those that Kafka does not have was taken over
 * @param full whether no further case can be kept, or soon not
 */
public record SpoolState(
        long bytes,
        long limit,
        long unsentBytes,
        int waiting,
        int refused,
        Optional<Instant> oldestWaiting,
        boolean full) {
    /** From this share on there is soon no room for a new case. */
    static final double SOON_FULL = 0.95;

    /** Which part of the room is taken up by what cannot go, 0 to 1. */
    double share() {
        return limit <= 0 ? 1 : Math.min(1, (double) unsentBytes / limit);
    }
}
