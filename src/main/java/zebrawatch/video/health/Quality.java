package zebrawatch.video.health;

import static zebrawatch.video.health.Measure.Quantity.BRIGHTNESS;
import static zebrawatch.video.health.Measure.Quantity.CONTRAST;
import static zebrawatch.video.health.Measure.Quantity.SHARPNESS;
import static zebrawatch.video.health.Measure.Quantity.WHITE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the pictures show anything. What is dark or white is so by itself; sharpness and contrast are held against the
 * camera's own recent past, which follows the day's slow changes and stands still while something is wrong.
 */
final class Quality {
    /** Grey levels: a street with one lamp is brighter. */
    private static final double DARK = 20;

    private static final double LIT = 0.02;
    private static final double WHITE_SHARE = 0.5;
    private static final double LOSS = 0.5;
    private static final Duration MEMORY = Duration.ofMinutes(20);

    private final Lasting dark;
    private final Lasting white;
    private final Lasting covered;
    private final Lasting blurred;
    private @Nullable Appearance last;
    private @Nullable Instant lastTime;
    private double usualSharpness;
    private double usualContrast;

    Quality(Duration poorAfter) {
        dark = new Lasting(poorAfter);
        white = new Lasting(poorAfter);
        covered = new Lasting(poorAfter);
        blurred = new Lasting(poorAfter);
    }

    /** @param found whether the landmarks are seen, so that nothing can be before them */
    void look(Instant time, Appearance now, boolean found) {
        boolean isDark = now.brightness() < DARK && now.lit() < LIT;
        boolean isWhite = now.white() > WHITE_SHARE;
        boolean poor = isDark || isWhite;
        boolean flat = !poor && !found && now.contrast() < LOSS * usualContrast;
        boolean dull = !poor && !flat && now.sharpness() < LOSS * usualSharpness;
        dark.look(time, isDark);
        white.look(time, isWhite);
        covered.look(time, flat);
        blurred.look(time, dull);
        if (!poor && !flat && !dull) {
            follow(time, now);
        }
        last = now;
        lastTime = time;
    }

    private void follow(Instant time, Appearance now) {
        double part = lastTime == null || usualSharpness == 0
                ? 1
                : 1 - Math.exp(-(double) Duration.between(lastTime, time).toMillis() / MEMORY.toMillis());
        usualSharpness += part * (now.sharpness() - usualSharpness);
        usualContrast += part * (now.contrast() - usualContrast);
    }

    List<Complaint> complaints(Instant now) {
        List<Complaint> found = new ArrayList<>();
        Appearance seen = last;
        if (seen != null) {
            Measure sharpness = Measure.of(SHARPNESS, 100 * seen.sharpness() / usualSharpness, 100 * LOSS);
            Measure contrast = Measure.of(CONTRAST, 100 * seen.contrast() / usualContrast, 100 * LOSS);
            dark.since(now)
                    .ifPresent(since -> found.add(new Complaint(
                            Ailment.DARK, since, List.of(Measure.of(BRIGHTNESS, seen.brightness(), DARK)))));
            white.since(now)
                    .ifPresent(since -> found.add(new Complaint(
                            Ailment.OVEREXPOSED,
                            since,
                            List.of(Measure.of(WHITE, 100 * seen.white(), 100 * WHITE_SHARE)))));
            covered.since(now).ifPresent(since -> found.add(new Complaint(Ailment.OCCLUDED, since, List.of(contrast))));
            blurred.since(now).ifPresent(since -> found.add(new Complaint(Ailment.BLURRED, since, List.of(sharpness))));
        }
        return found;
    }
}
