package zebrawatch.config;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.SignalCycle;
import zebrawatch.video.LampSettings;

/** Reads where the state of a crossing's signal comes from. */
final class LampSection {
    private static final double LONGEST_CYCLE = 600;

    /** What holds for less has expired before it is read, seconds. */
    private static final double SHORTEST_VALID = 0.5;

    private LampSection() {}

    /** What stands under a crossing's key {@code signal}, if it is there. */
    static Optional<LampSettings> under(Section crossing, Optional<PictureSize> picture) {
        return crossing.has("signal") ? crossing.section("signal", s -> read(s, picture)) : Optional.empty();
    }

    private static Optional<LampSettings> read(Section s, Optional<PictureSize> picture) {
        boolean region = s.has("region");
        boolean push = s.has("push");
        long ways =
                Stream.of(region, push, s.has("cycle")).filter(given -> given).count();
        if (ways != 1) {
            s.problem(
                    "region",
                    "expected one of 'cycle' (a timetable), 'region' (the lamps in the picture)"
                            + " or 'push' (told over HTTP)");
        }
        return region ? seen(s, picture) : push ? pushed(s) : timed(s);
    }

    private static Optional<LampSettings> seen(Section s, Optional<PictureSize> picture) {
        List<Point> corners = s.rows("region", 2).stream()
                .map(row -> new Point(row[0], row[1]))
                .toList();
        picture.ifPresent(p -> p.holds(s, "region", corners));
        return s.build("region", () -> new LampSettings.Seen(new Polygon(corners)));
    }

    private static Optional<LampSettings> timed(Section s) {
        double cycle = s.number("cycle", 1, LONGEST_CYCLE);
        double[] green = s.row("green", 2);
        Instant start = s.parsed(
                "start",
                text -> OffsetDateTime.parse(text).toInstant(),
                Instant.EPOCH,
                "a time such as 2026-01-01T00:00:00+08:00");
        return s.build(
                "green",
                () -> new LampSettings.Timed(
                        new SignalCycle(start, seconds(cycle), seconds(green[0]), seconds(green[1]))));
    }

    private static Optional<LampSettings> pushed(Section s) {
        Optional<LampSettings> pushed = s.section("push", push -> {
            double valid = push.number("valid", SHORTEST_VALID, LONGEST_CYCLE);
            return push.build("valid", () -> new LampSettings.Pushed(seconds(valid)));
        });
        return s.build("push", pushed::orElseThrow);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
