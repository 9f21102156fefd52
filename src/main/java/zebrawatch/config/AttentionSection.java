package zebrawatch.config;

import java.time.Duration;
import java.util.Optional;
import zebrawatch.attention.AttentionSettings;

/** Reads how a camera pays attention: what differs from the city's or the standard. */
final class AttentionSection {
    private static final double FARTHEST = 30;
    private static final double LONGEST = 120;

    private AttentionSection() {}

    /** What stands under a section's key {@code attention}, or {@code base} where it has none. */
    static Optional<AttentionSettings> under(Section s, AttentionSettings base) {
        return s.has("attention") ? s.section("attention", a -> read(a, base)) : Optional.of(base);
    }

    private static Optional<AttentionSettings> read(Section s, AttentionSettings base) {
        AttentionSettings.Mode mode = s.has("mode") ? s.choice("mode", AttentionSettings.Mode.class) : base.mode();
        double surroundings = s.number("surroundings", 0, FARTHEST, base.surroundings());
        Duration glance = time(s, "glance", base.glance());
        Duration check = time(s, "check", base.check());
        Duration lookBack = time(s, "look_back", base.lookBack());
        Duration linger = time(s, "linger", base.linger());
        Duration longest = time(s, "longest_linger", base.longestLinger());
        return s.build(
                "check", () -> new AttentionSettings(mode, surroundings, glance, check, lookBack, linger, longest));
    }

    private static Duration time(Section s, String key, Duration otherwise) {
        return Duration.ofMillis(Math.round(1000 * s.number(key, 0.1, LONGEST, otherwise.toMillis() / 1000.0)));
    }
}
