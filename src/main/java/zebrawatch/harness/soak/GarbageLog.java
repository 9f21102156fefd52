package zebrawatch.harness.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a JVM's {@code -Xlog:gc} says.
 *
 * @param pauses in order
 */
public record GarbageLog(List<Pause> pauses) {
    private static final Pattern PAUSE =
            Pattern.compile("\\[(\\d+\\.\\d+)s] GC\\(\\d+\\) Pause .*?(\\d+)M->(\\d+)M\\(\\d+M\\) (\\d+\\.\\d+)ms");

    /**
     * The program stood still for it.
     *
     * @param time since the JVM's start, seconds
     * @param left megabytes of heap in use afterwards
     * @param millis it took
     */
    public record Pause(double time, double left, double millis) {}

    public GarbageLog {
        pauses = List.copyOf(pauses);
    }

    /** @throws SoakException if the file cannot be read */
    static GarbageLog read(Path log) {
        try {
            return parse(Files.readString(log));
        } catch (IOException e) {
            throw new SoakException(log + " cannot be read: " + e.getMessage(), e);
        }
    }

    static GarbageLog parse(String text) {
        return new GarbageLog(
                PAUSE.matcher(text).results().map(GarbageLog::pause).toList());
    }

    private static Pause pause(MatchResult m) {
        return new Pause(
                Double.parseDouble(m.group(1)), Double.parseDouble(m.group(3)), Double.parseDouble(m.group(4)));
    }

    /** All pauses together, milliseconds. */
    double total() {
        return pauses.stream().mapToDouble(Pause::millis).sum();
    }

    /** The longest pause, milliseconds; 0 where there was none. */
    double longest() {
        return pauses.stream().mapToDouble(Pause::millis).max().orElse(0);
    }

    /** The pauses of these numbers, the last left out. */
    GarbageLog between(int from, int to) {
        return new GarbageLog(pauses.subList(from, to));
    }

    /** The least heap in use after a pause, megabytes; not a number where there was none. */
    double heap() {
        return pauses.stream().mapToDouble(Pause::left).min().orElse(Double.NaN);
    }
}
