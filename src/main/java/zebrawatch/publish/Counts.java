package zebrawatch.publish;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import zebrawatch.rule.Verdict;

/**
 * What a station counted on one crossing.
 *
 * @param passages vehicles that passed while somebody was on the zebra, by what came of it
 * @param crossed people who walked over the zebra
 * @param jaywalked people who crossed off it, where that is watched
 * @param blocked vehicles that stood on the zebra in people's way
 * @param watched how long the crossing was watched by a camera that could be trusted
 */
public record Counts(Map<Verdict, Long> passages, long crossed, long jaywalked, long blocked, Duration watched) {
    /** Nothing. */
    public static final Counts NONE = new Counts(Map.of(), 0, 0, 0, Duration.ZERO);

    /** @throws IllegalArgumentException if a number is negative */
    public Counts {
        passages = Map.copyOf(passages);
        if (crossed < 0
                || jaywalked < 0
                || blocked < 0
                || watched.isNegative()
                || passages.values().stream().anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException("counts are 0 or more");
        }
    }

    /** One passage. */
    public static Counts passage(Verdict verdict) {
        return new Counts(Map.of(verdict, 1L), 0, 0, 0, Duration.ZERO);
    }

    /** One who walked over the zebra. */
    public static Counts aCrossing() {
        return new Counts(Map.of(), 1, 0, 0, Duration.ZERO);
    }

    /** One who crossed off it. */
    public static Counts aJaywalker() {
        return new Counts(Map.of(), 0, 1, 0, Duration.ZERO);
    }

    /** One vehicle that blocked it. */
    public static Counts aBlocking() {
        return new Counts(Map.of(), 0, 0, 1, Duration.ZERO);
    }

    /** So long it was watched. */
    public static Counts watching(Duration time) {
        return new Counts(Map.of(), 0, 0, 0, time);
    }

    /** Passages of which that came. */
    public long of(Verdict verdict) {
        return passages.getOrDefault(verdict, 0L);
    }

    /** The two together. */
    public Counts plus(Counts other) {
        Map<Verdict, Long> sums = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            sums.put(verdict, of(verdict) + other.of(verdict));
        }
        return new Counts(
                sums,
                crossed + other.crossed,
                jaywalked + other.jaywalked,
                blocked + other.blocked,
                watched.plus(other.watched));
    }

    /** As written on the wire. */
    static String code(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
