package zebrawatch.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;

import java.time.Duration;
import java.time.Instant;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/** One picture as it was encoded, on the Java heap. Packets come in the order in which they are decoded. */
public final class Packet {
    private final Instant time;
    private final Instant decodeTime;
    private final Duration duration;
    private final int flags;
    private final byte[] bytes;

    private Packet(Instant time, Instant decodeTime, Duration duration, int flags, byte[] bytes) {
        this.time = time;
        this.decodeTime = decodeTime;
        this.duration = duration;
        this.flags = flags;
        this.bytes = bytes;
    }

    /** A copy of FFmpeg's packet. */
    static Packet of(AVPacket packet, Instant time, Instant decodeTime, Duration duration) {
        byte[] bytes = new byte[packet.size()];
        packet.data().get(bytes);
        return new Packet(time, decodeTime, duration, packet.flags(), bytes);
    }

    /** The same, known to be damaged or to follow a loss. */
    Packet asDamaged() {
        return new Packet(time, decodeTime, duration, flags | AV_PKT_FLAG_CORRUPT, bytes);
    }

    /** When the picture was taken, in whole microseconds: the time that its frame carries. */
    public Instant time() {
        return time;
    }

    /** Orders a stream's packets; before {@link #time} where pictures are shown in another order than they are decoded. */
    public Instant decodeTime() {
        return decodeTime;
    }

    /** How long the picture is shown, nominally. */
    public Duration duration() {
        return duration;
    }

    /** Whether the picture can be decoded without any other. */
    public boolean isKey() {
        return (flags & AV_PKT_FLAG_KEY) != 0;
    }

    /** Whether something of this picture, or a picture before it, was lost on the way. */
    public boolean isDamaged() {
        return (flags & AV_PKT_FLAG_CORRUPT) != 0;
    }

    /** Bytes. */
    public int size() {
        return bytes.length;
    }

    /**
     * Fills FFmpeg's packet, whose time stamps are microseconds since {@code zero}.
     *
     * @throws VideoException if there is no native memory
     */
    void copyTo(AVPacket packet, Instant zero) {
        Ffmpeg.checked(avcodec.av_new_packet(packet, bytes.length), "no memory for a packet");
        packet.data().put(bytes);
        packet.pts(Ffmpeg.stamp(time) - Ffmpeg.stamp(zero));
        packet.dts(Ffmpeg.stamp(decodeTime) - Ffmpeg.stamp(zero));
        packet.duration(duration.toNanos() / 1000);
        packet.flags(flags);
    }
}
