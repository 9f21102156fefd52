package zebrawatch;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import zebrawatch.evidence.ClockReading;
import zebrawatch.video.LivePackets;

/**
 * How right the clocks are that a camera's cases hang on: this machine's, held against time servers, and the camera's own,
 * held against this machine's. Any thread may ask.
 *
 * @param told how far the camera's own clock is ahead of this machine's; empty if it tells none
 * @param used how far the times of its pictures are ahead of this machine's clock
 * @param station what is known of this machine's clock
 */
record CameraClock(Supplier<Optional<Duration>> told, Supplier<Duration> used, Supplier<ClockReading> station)
        implements Supplier<ClockReading> {

    static CameraClock of(LivePackets stream, Supplier<ClockReading> station) {
        return new CameraClock(stream::clockOffset, stream::timeOffset, station);
    }

    /** How right the clock is that the pictures' times come from. */
    @Override
    public ClockReading get() {
        return station.get().ofClockAhead(used.get());
    }

    /**
     * How far the camera's own clock is ahead of the true time, also where its pictures get the time of arrival because it is
     * too far off; of a camera that tells none, how far this machine's is. As far as is known: without an answer of a time
     * server this machine's clock is taken for right, and a camera that tells none for unknown.
     */
    Optional<Duration> ahead() {
        Optional<Duration> behind = station.get().offset();
        return told.get()
                .map(t -> t.plus(behind.map(Duration::negated).orElse(Duration.ZERO)))
                .or(() -> behind.map(Duration::negated));
    }
}
