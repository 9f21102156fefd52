package zebrawatch.video;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says when a live camera's pictures were taken: by the camera's own clock, which it tells in RTCP sender reports (RFC 3550,
 * 6.4.1), as long as that agrees with this machine's to a second; else by their arrival, smoothed over the stream's own time
 * stamps. Its times increase strictly, whatever the clocks do. Used by one thread.
 */
final class LiveClock {
    /** Where a picture's time comes from. */
    enum Source {
        CAMERA,
        ARRIVAL
    }

    /** The camera's clock may be off by so much and is believed, and gets its belief back below half of it. */
    private static final Duration BELIEVED = Duration.ofSeconds(1);

    /** A clock that moved by so much between two pictures has jumped. */
    private static final Duration JUMP = Duration.ofMillis(500);

    /** A picture that comes late makes the clock look slow, never fast: the timeliest of so much time tells how it goes. */
    private static final Duration LASTING = Duration.ofSeconds(5);

    /** No picture is this late: the clock was set back. */
    private static final Duration LATEST = Duration.ofSeconds(10);

    /** A share of each picture's delay goes into the mean delay. */
    private static final double SMOOTHING = 0.01;

    private Source source = Source.ARRIVAL;
    private @Nullable Instant last;
    private long lastStamp;
    /** From the stream's time stamps to arrival, microseconds. */
    private double arrivalOffset;

    private boolean anchored;
    private @Nullable Duration offset;
    private Duration timeliest = Duration.ZERO;
    private Duration timeliestBefore = Duration.ZERO;
    private Instant since = Instant.EPOCH;
    private boolean settled;
    private long jumps;

    /** Another connection: its time stamps have nothing to do with those before. */
    void reconnected() {
        anchored = false;
        offset = null;
        settled = false;
    }

    /**
     * The time of the next packet.
     *
     * @param stamp of the stream, microseconds, increasing
     * @param told when the camera says it took the picture, if it does
     * @param arrival by this machine's clock
     */
    Instant time(long stamp, Optional<Instant> told, Instant arrival) {
        long micros = Ffmpeg.stamp(arrival);
        double delay = micros - stamp;
        if (!anchored || Math.abs(delay - arrivalOffset) > micros(BELIEVED)) {
            arrivalOffset = delay;
        } else {
            arrivalOffset += (delay - arrivalOffset) * SMOOTHING;
        }
        told.ifPresent(t -> compare(Duration.between(arrival, t), arrival));
        source = believed(told) ? Source.CAMERA : Source.ARRIVAL;
        Instant candidate =
                source == Source.CAMERA ? told.orElseThrow() : Ffmpeg.instant(Math.round(stamp + arrivalOffset));
        Instant time = increasing(candidate, anchored ? stamp - lastStamp : 0).truncatedTo(ChronoUnit.MICROS);
        anchored = true;
        lastStamp = stamp;
        last = time;
        return time;
    }

    private void compare(Duration now, Instant arrival) {
        if (offset == null) {
            goesBy(now, arrival);
            return;
        }
        Duration change = now.minus(offset);
        if (!isSettled(arrival) && change.compareTo(JUMP) > 0 && change.compareTo(LATEST) < 0) {
            goesBy(now, since);
            return;
        }
        if (change.compareTo(JUMP) > 0 || change.compareTo(LATEST.negated()) < 0) {
            jumps++;
            goesBy(now, arrival);
            return;
        }
        Duration lasting = timeliest(now, arrival);
        if (lasting.minus(offset).compareTo(JUMP.negated()) < 0) {
            jumps++;
            goesBy(lasting, arrival);
        } else {
            offset = offset.plus(lasting.minus(offset).dividedBy(50));
        }
    }

    /** The first pictures of a connection may all be late. */
    private boolean isSettled(Instant arrival) {
        settled |= Duration.between(since, arrival).compareTo(LASTING) > 0;
        return settled;
    }

    private void goesBy(Duration now, Instant arrival) {
        offset = now;
        timeliest = now;
        timeliestBefore = now;
        since = arrival;
    }

    /** The largest of the last five to ten seconds. */
    private Duration timeliest(Duration now, Instant arrival) {
        if (Duration.between(since, arrival).compareTo(LASTING) > 0) {
            timeliestBefore = timeliest;
            timeliest = now;
            since = arrival;
        } else if (now.compareTo(timeliest) > 0) {
            timeliest = now;
        }
        return timeliestBefore.compareTo(timeliest) > 0 ? timeliestBefore : timeliest;
    }

    private boolean believed(Optional<Instant> told) {
        Duration limit = source == Source.CAMERA ? BELIEVED : BELIEVED.dividedBy(2);
        return told.isPresent() && offset != null && offset.abs().compareTo(limit) <= 0;
    }

    /** A clock set back slows time to half its speed until it has caught up. */
    private Instant increasing(Instant candidate, long sinceLast) {
        if (last == null) {
            return candidate;
        }
        Instant least = last.plus(Math.max(1, sinceLast / 2), ChronoUnit.MICROS);
        return candidate.isBefore(least) ? least : candidate;
    }

    /** Where the last picture's time came from. */
    Source source() {
        return source;
    }

    /** How far the camera's clock is ahead of this machine's, the shortest way of its pictures included; empty if it tells none. */
    Optional<Duration> offset() {
        return Optional.ofNullable(offset);
    }

    /** How often the camera's clock jumped. */
    long jumps() {
        return jumps;
    }

    private static double micros(Duration duration) {
        return duration.toNanos() / 1e3;
    }
}
