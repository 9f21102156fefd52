package zebrawatch.config;

import java.time.Duration;
import java.util.Optional;
import zebrawatch.video.health.HealthSettings;

/** Reads when something is wrong with a camera: what differs from the city's or the standard. */
final class HealthSection {
    private static final double DAY = 86_400;
    private static final double LONGEST_LOOK = 60;
    private static final double SMALLEST_SHARE = 0.001;
    private static final double LARGEST_SHARE = 0.099;

    /** A clock that counts from another epoch is off by decades. */
    private static final double CENTURY = 4e9;

    private HealthSection() {}

    /** What stands under a section's key {@code health}, or {@code base} where it has none. */
    static Optional<HealthSettings> under(Section s, HealthSettings base) {
        return s.has("health") ? s.section("health", h -> read(h, base)) : Optional.of(base);
    }

    private static Optional<HealthSettings> read(Section s, HealthSettings base) {
        Duration offline = s.seconds("offline_after", DAY, base.offlineAfter());
        Duration frozen = s.seconds("frozen_after", DAY, base.frozenAfter());
        Duration poor = s.seconds("poor_after", DAY, base.poorAfter());
        Duration look = s.seconds("look", LONGEST_LOOK, base.look());
        Duration moved = s.seconds("moved_after", DAY, base.movedAfter());
        Duration gone = s.seconds("gone_after", DAY, base.goneAfter());
        Duration unsure = s.seconds("unsure_after", DAY, base.unsureAfter());
        double displacement = s.number("displacement", SMALLEST_SHARE, LARGEST_SHARE, base.displacement());
        Duration clock = s.seconds("clock_offset", CENTURY, base.clockOffset());
        return s.build(
                s.has("moved_after") ? "moved_after" : "look",
                () -> new HealthSettings(offline, frozen, poor, look, moved, gone, unsure, displacement, clock));
    }
}
