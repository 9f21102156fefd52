package zebrawatch.harness.soak;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of a fault.
 *
 * @param what was broken
 * @param happened what the station did about it, or did not
 * @param recovery from the fault's end, or from the kill, until all was as before; empty where a person has to mend it
 * @param lost cases that the station had accepted and that did not come out of Kafka, or that it said were lost
 * @param mastered whether the station did what it should
 */
public record Fault(String what, String happened, Optional<Duration> recovery, int lost, boolean mastered) {
    /** The head of a table in Markdown. */
    public static String head() {
        return "| fault | what happened | as before after | lost cases |" + System.lineSeparator()
                + "|---|---|---|---|";
    }

    /** Its row in that table. */
    public String row() {
        String after = recovery.map(time -> String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0))
                .orElse("—");
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d |",
                what,
                (mastered ? "" : "**not mastered**: ") + happened,
                after,
                lost);
    }
}
