package zebrawatch.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/** The crossings by how often drivers give way there, for everybody to see. Any thread may use it. */
public final class Ranking {
    /** It is of so many days up to today. */
    public static final int DAYS = 30;

    /**
     * Vehicles that had to give way, for a crossing to be ranked: the rate of fewer is left to chance. Of 100 vehicles, a rate
     * of 90 % is right to within 6 points (1.96 times √(0.9 · 0.1 / 100)).
     */
    public static final long LEAST_VEHICLES = 100;

    /** Everybody may ask, however often; the database is asked no oftener than this. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Statistics statistics;
    private final ZoneId zone;
    private final Clock clock;
    private List<Place> places = List.of();
    private Instant asked = Instant.EPOCH;

    /** @param zone whose days they are */
    public Ranking(Statistics statistics, ZoneId zone, Clock clock) {
        this.statistics = statistics;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * A crossing's.
     *
     * @param spot its place and name
     * @param yielded vehicles that gave way
     * @param rate of those that had to, 0 to 1
     */
    public record Place(String spot, long yielded, double rate) {}

    /** The best first; no crossing at which too few vehicles had to give way. */
    public synchronized List<Place> places() {
        Instant now = clock.instant();
        if (asked.isBefore(now.minus(FRESH))) {
            places = places(LocalDate.ofInstant(now, zone));
            asked = now;
        }
        return places;
    }

    private List<Place> places(LocalDate last) {
        return statistics.figures(By.CROSSING, Period.upTo(last, DAYS), "").stream()
                .filter(f -> f.yielded() + f.violated() >= LEAST_VEHICLES)
                .map(f -> new Place(f.key(), f.yielded(), f.yieldRate().orElseThrow()))
                .sorted(Comparator.comparingDouble(Place::rate)
                        .thenComparing(Place::yielded)
                        .reversed())
                .toList();
    }
}
