package zebrawatch.video;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Passes on at most so many pictures a second of another source, evenly by their time stamps; the others are closed.
 * A source that is not faster than that is passed on whole.
 */
public final class ThinnedSource implements FrameSource {
    private final FrameSource source;
    private final Duration interval;
    private final Runnable skipped;
    private @Nullable Instant due;

    /**
     * @param source closed with this one
     * @param mostPerSecond above 0
     * @param skipped told of every picture left out
     */
    public ThinnedSource(FrameSource source, double mostPerSecond, Runnable skipped) {
        if (!(mostPerSecond > 0)) {
            throw new IllegalArgumentException("a rate is above 0, got " + mostPerSecond);
        }
        this.source = source;
        this.interval = Duration.ofNanos(Math.round(1e9 / mostPerSecond));
        this.skipped = skipped;
    }

    @Override
    public Optional<Frame> next() {
        Optional<Frame> next = source.next();
        while (next.isPresent() && isEarly(next.get().time())) {
            next.get().close();
            skipped.run();
            next = source.next();
        }
        next.ifPresent(frame -> due = following(frame.time()));
        return next;
    }

    /** A quarter of the interval is allowed for cameras whose pictures do not come quite evenly. */
    private boolean isEarly(Instant time) {
        return due != null && time.isBefore(due.minus(interval.dividedBy(4)));
    }

    /** Keeps the beat, so that the mean rate is right, but never owes pictures for a gap. */
    private Instant following(Instant time) {
        Instant beat = due == null ? time : due.plus(interval);
        return beat.isBefore(time) ? time.plus(interval.dividedBy(2)) : beat;
    }

    @Override
    public Footage footage() {
        return source.footage();
    }

    @Override
    public void close() {
        source.close();
    }
}
