package zebrawatch;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import zebrawatch.publish.CountFeed;
import zebrawatch.publish.Counts;
import zebrawatch.rule.Judgement;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Camera;

/** Counts what a camera's line judges while the camera can be trusted. Belongs to the line's thread. */
final class Counting {
    /** Pictures farther apart do not show what was in between; cameras send key frames oftener. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(30);

    private final Camera camera;
    private final BooleanSupplier armed;
    private final CountFeed feed;
    private @Nullable Instant last;

    /** @param armed whether the camera can be trusted */
    Counting(Camera camera, BooleanSupplier armed, CountFeed feed) {
        this.camera = camera;
        this.armed = armed;
        this.feed = feed;
    }

    /** The camera's picture of that time was looked at, be it again. */
    void watched(Instant time) {
        Instant before = last;
        if (before != null && !time.isAfter(before)) {
            return;
        }
        last = time;
        if (before == null || !armed.getAsBoolean()) {
            return;
        }
        Duration gap = Duration.between(before, time);
        if (gap.compareTo(LONGEST_GAP) <= 0) {
            camera.crossings().forEach(c -> feed.add(camera, c.name(), time, Counts.watching(gap)));
        }
    }

    /** All that became final. */
    void judged(Judgement judgement) {
        judgement.passed().forEach(p -> feed.add(camera, p.crossing(), p.time(), Counts.passage(p.verdict())));
        judgement.crossed().forEach(c -> feed.add(camera, c.crossing(), c.time(), Counts.aCrossing()));
        judgement.jaywalks().forEach(j -> feed.add(camera, j.crossing(), j.time(), Counts.aJaywalker()));
        judgement.rulings().stream()
                .filter(ruling -> ruling.kind() == Ruling.Kind.BLOCKED)
                .forEach(ruling -> feed.add(camera, ruling.crossing(), ruling.time(), Counts.aBlocking()));
    }
}
