package zebrawatch.video;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reader of a ring of packets: it watches key frames at little cost or follows every picture, and can go back. When it
 * is slower than the camera it lags behind in the ring; beyond the ring it goes on with the newest key frame, and what it
 * left out is counted. It belongs to one thread; pictures are valid until the next is asked for.
 */
public final class PictureReader implements AutoCloseable {
    private final PacketRing ring;
    private final Hardware hardware;
    private final Consumer<String> told;
    private @Nullable PictureDecoder decoder;
    private @Nullable StreamFormat format;
    /** The number of the next packet to decode. */
    private long next;
    /** The number of the key frame that was handed out last. */
    private long key = -1;

    /** The decoder waits for a key frame: the packet before {@link #next} was not decoded. */
    private boolean apart = true;

    private @Nullable Instant due;
    private long skipped;
    private long decoded;
    private long damaged;

    /** A reader that stands before the oldest packet. */
    public PictureReader(PacketRing ring) {
        this(ring, Hardware.NONE, sentence -> {});
    }

    /**
     * A reader that stands before the oldest packet.
     *
     * @param hardware that decodes, if it can
     * @param told in one sentence if it cannot
     */
    public PictureReader(PacketRing ring, Hardware hardware, Consumer<String> told) {
        this.ring = ring;
        this.hardware = hardware;
        this.told = told;
    }

    /**
     * Watching: the next key frame, nothing else is decoded; waits for one.
     *
     * @param patience how long to wait at most
     * @return empty if none came in time, or the thread was interrupted, or the ring ended
     * @throws VideoException if the stream's format cannot be decoded
     */
    public Optional<Picture> nextKey(Duration patience) {
        Optional<PacketRing.Numbered> newest = ring.awaitKey(key, patience);
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        key = newest.get().number();
        next = key + 1;
        apart = true;
        PictureDecoder keys = decoder(newest.get().format());
        keys.restart();
        keys.send(newest.get().packet());
        keys.end();
        return counted(keys.receive());
    }

    /**
     * Goes back to the key frame that lies at least {@code time} before the last one given or passed, or to the oldest there
     * is: what follows is decoded from there, so that nothing before the waking is missed.
     */
    public void goBack(Duration time) {
        next = ring.keyBefore(key, time);
        apart = true;
        due = null;
    }

    /**
     * Following: decodes onward and gives the next picture that is at least about {@code spacing} after the one before;
     * those between are decoded but not handed out. Waits for it.
     *
     * @param spacing zero for every picture; a quarter of it is allowed for cameras whose pictures come unevenly
     * @param patience how long to wait for a packet at most
     * @return empty if none came in time, or the thread was interrupted, or the ring ended
     * @throws VideoException if the stream's format cannot be decoded
     */
    public Optional<Picture> next(Duration spacing, Duration patience) {
        while (true) {
            Optional<Picture> picture = decoder == null || apart ? Optional.empty() : decoder.receive();
            if (picture.isPresent()) {
                counted(picture);
                if (isDue(picture.get().time(), spacing)) {
                    return picture;
                }
            } else if (!feed(patience)) {
                return Optional.empty();
            }
        }
    }

    private boolean isDue(Instant time, Duration spacing) {
        if (due != null && time.isBefore(due.minus(spacing.dividedBy(4)))) {
            return false;
        }
        Instant beat = due == null ? time.plus(spacing) : due.plus(spacing);
        due = beat.isBefore(time) ? time.plus(spacing.dividedBy(2)) : beat;
        return true;
    }

    private boolean feed(Duration patience) {
        Optional<PacketRing.Numbered> packet = ring.await(next, patience);
        if (packet.isEmpty()) {
            return false;
        }
        PacketRing.Numbered found = packet.get();
        PictureDecoder following = decoder(found.format());
        if (found.number() != next) {
            skipped += found.number() - next;
            apart = true;
        }
        if (apart) {
            following.restart();
            apart = false;
        }
        if (found.packet().isKey()) {
            key = found.number();
        }
        following.send(found.packet());
        next = found.number() + 1;
        return true;
    }

    private PictureDecoder decoder(StreamFormat wanted) {
        if (decoder == null || format == null || !format.equals(wanted)) {
            if (decoder != null) {
                damaged += decoder.damaged();
                decoder.close();
                decoder = null;
            }
            decoder = new PictureDecoder(wanted, hardware, told);
            format = wanted;
            apart = true;
        }
        return decoder;
    }

    private Optional<Picture> counted(Optional<Picture> picture) {
        decoded += picture.isPresent() ? 1 : 0;
        return picture;
    }

    /** How far the next packet lies behind the newest, by the pictures' own times. */
    public Duration lag() {
        return ring.behind(next);
    }

    /** Pictures that were neither decoded nor handed out because this reader fell out of the ring. */
    public long skipped() {
        return skipped;
    }

    /** Pictures decoded. */
    public long decoded() {
        return decoded;
    }

    /** Pictures that were damaged when they were decoded. */
    public long damaged() {
        return damaged + (decoder == null ? 0 : decoder.damaged());
    }

    @Override
    public void close() {
        if (decoder != null) {
            decoder.close();
            decoder = null;
        }
    }
}
