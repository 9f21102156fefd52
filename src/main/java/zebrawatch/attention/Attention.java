package zebrawatch.attention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a camera is doing about its crossings. Knows no clock: time comes with the pictures. */
sealed interface Attention {

    /** Before the first picture. */
    static Attention begin() {
        return new Watching(Optional.empty());
    }

    /**
     * Nobody is near: a picture now and then is glanced at.
     *
     * @param checked when the detector last looked for pedestrians
     */
    record Watching(Optional<Instant> checked) implements Attention {

        /** Whether the detector is to look for pedestrians in a picture of {@code time}. */
        boolean wantsCheck(Instant time, boolean moved, AttentionSettings settings) {
            return moved
                    || checked.isEmpty()
                    || !time.isBefore(checked.get().plus(settings.check()))
                    || time.isBefore(checked.get());
        }

        /** After the detector has looked at a picture of {@code time}. */
        Attention checked(Instant time, boolean pedestrian) {
            return pedestrian ? new Following(time, time) : new Watching(Optional.of(time));
        }
    }

    /**
     * Somebody is or was near: all pictures that the line can use are looked at, from before he came.
     *
     * @param woken when the picture was taken that somebody was first seen in
     * @param near when somebody was last near
     */
    record Following(Instant woken, Instant near) implements Attention {

        /** After the line has seen a picture of {@code time}, which may be older than the one that woke the camera. */
        Attention saw(Instant time, Sight sight, AttentionSettings settings) {
            if (sight.pedestrian()) {
                return time.isAfter(near) ? new Following(woken, time) : this;
            }
            Duration alone = Duration.between(near, time);
            boolean over = alone.compareTo(settings.linger()) >= 0;
            boolean waits = sight.vehicle() && alone.compareTo(settings.longestLinger()) < 0;
            return over && !waits ? new Watching(Optional.of(time)) : this;
        }
    }
}
