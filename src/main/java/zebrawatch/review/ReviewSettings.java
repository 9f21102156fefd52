package zebrawatch.review;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How cases are reviewed.
 *
 * @param calendar file of public holidays and of the weekend days that are worked; empty for this program's own
 * @param workingDays after which a decision is due
 * @param lease how long a case is one officer's after he last opened it
 * @param secondLook share of cases that another officer looks at again, from 0 to 1
 */
public record ReviewSettings(Optional<Path> calendar, int workingDays, Duration lease, double secondLook) {
    /** How long a decision can be undone; then it counts. */
    public static final Duration UNDO = Duration.ofMinutes(5);

    private static final int WORKING_DAYS = 5;
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final double SECOND_LOOK = 0.05;

    /** @throws IllegalArgumentException in one sentence */
    public ReviewSettings {
        if (workingDays < 1) {
            throw new IllegalArgumentException("a decision is due after 1 working day or more, got " + workingDays);
        }
        if (lease.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("a case is an officer's for 1 minute or more, got " + lease);
        }
        if (!(secondLook >= 0 && secondLook <= 1)) {
            throw new IllegalArgumentException("the share of second looks is from 0 to 1, got " + secondLook);
        }
    }

    /** Five working days by this program's calendar, ten minutes, a second look at one case in twenty. */
    public static ReviewSettings standard() {
        return new ReviewSettings(Optional.empty(), WORKING_DAYS, LEASE, SECOND_LOOK);
    }
}
