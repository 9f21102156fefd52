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
        Duration glance = s.seconds("glance", LONGEST, base.glance());
        Duration check = s.seconds("check", LONGEST, base.check());
        Duration lookBack = s.seconds("look_back", LONGEST, base.lookBack());
        Duration linger = s.seconds("linger", LONGEST, base.linger());
        Duration longest = s.seconds("longest_linger", LONGEST, base.longestLinger());
        return s.build(
                "check", () -> new AttentionSettings(mode, surroundings, glance, check, lookBack, linger, longest));
    }
}
