package zebrawatch.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * Turns the packets of one stream into pictures, on the calling thread alone. Give it packets from a key frame on; after
 * each, take pictures until there is none. A picture that cannot be decoded is counted and makes those up to the next key
 * frame degraded.
 */
public final class PictureDecoder implements AutoCloseable {
    /** AV_FRAME_FLAG_CORRUPT and AV_FRAME_FLAG_KEY of libavutil/frame.h, which the presets leave out. */
    private static final int FLAG_CORRUPT = 1;

    private static final int FLAG_KEY = 1 << 1;

    private final AVCodecContext context;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame picture = avutil.av_frame_alloc();
    private final Upright conversion;
    private final Optional<HardwareDevice> device;
    private final Duration interval;
    private Instant last = Instant.MIN;
    private @Nullable Instant damagedAt;
    private long damaged;
    private int respaced;
    private boolean closed;

    static {
        Ffmpeg.quiet();
    }

    /** @throws VideoException if FFmpeg has no decoder for the format */
    public PictureDecoder(StreamFormat format) {
        this(format, Hardware.NONE, sentence -> {});
    }

    /**
     * A decoder that uses hardware.
     *
     * @param hardware where it does not work, the processor decodes
     * @param told in one sentence if it does not work
     * @throws VideoException if FFmpeg has no decoder for the format
     */
    public PictureDecoder(StreamFormat format, Hardware hardware, Consumer<String> told) {
        AVCodec codec = avcodec.avcodec_find_decoder(format.codec());
        if (codec == null || codec.isNull()) {
            throw new VideoException(
                    "its pictures are coded in a way that cannot be read (" + format.codecName() + ")");
        }
        context = avcodec.avcodec_alloc_context3(codec);
        interval = format.interval();
        conversion = new Upright(format.rotation());
        format.describeTo(context);
        context.thread_count(1); // the default is one thread per core for every camera
        device = HardwareDevice.open(hardware, told);
        device.ifPresent(d -> d.lendTo(context));
        context.pkt_timebase().num(1).den((int) Ffmpeg.MICROS);
        int code = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
        if (code < 0) {
            close();
            throw new VideoException("its pictures are coded in a way that cannot be read (" + format.codecName()
                    + ", FFmpeg error " + code + ")");
        }
    }

    /** Takes the next packet; the pictures given before are no longer valid. */
    public void send(Packet next) {
        if (next.isDamaged()) {
            damage(next.time());
        }
        next.copyTo(packet, Instant.EPOCH);
        int code = avcodec.avcodec_send_packet(context, packet);
        avcodec.av_packet_unref(packet);
        if (code < 0) {
            damaged++;
            damage(next.time());
        }
    }

    /** No packet follows: the pictures that the decoder still holds back can be taken. */
    public void end() {
        avcodec.avcodec_send_packet(context, (AVPacket) null);
    }

    /** Forgets all pictures: a packet of another place in the stream, a key frame, follows. */
    public void restart() {
        avcodec.avcodec_flush_buffers(context);
        last = Instant.MIN;
        damagedAt = null;
    }

    /** The next picture in the order of time; empty until another packet is sent. */
    public Optional<Picture> receive() {
        avutil.av_frame_unref(picture);
        int code = avcodec.avcodec_receive_frame(context, picture);
        if (code < 0) {
            if (code != org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN() && code != avutil.AVERROR_EOF) {
                damaged++;
                damage(last);
            }
            return Optional.empty();
        }
        return Optional.of(described());
    }

    private Picture described() {
        long stamp = picture.best_effort_timestamp();
        Instant time = stamp == AV_NOPTS_VALUE ? Instant.MIN : Ffmpeg.instant(stamp);
        if (!time.isAfter(last)) {
            respaced++;
            time = last.equals(Instant.MIN) ? Instant.EPOCH : last.plus(interval);
        }
        last = time;
        boolean faulty = picture.decode_error_flags() != 0 || (picture.flags() & FLAG_CORRUPT) != 0;
        boolean key = (picture.flags() & FLAG_KEY) != 0;
        if (faulty) {
            damaged++;
            damage(time);
        } else if (key && damagedAt != null && time.isAfter(damagedAt)) {
            damagedAt = null;
        }
        return new Picture(this, time, key, damagedAt != null && !time.isBefore(damagedAt));
    }

    private void damage(Instant time) {
        if (damagedAt == null) {
            damagedAt = time;
        }
    }

    /** How many packets and pictures were damaged so far. */
    public long damaged() {
        return damaged;
    }

    /** How many pictures came without a time after that of their predecessor, and got one. */
    int respaced() {
        return respaced;
    }

    Mat bgr() {
        return conversion.bgr(frame());
    }

    Mat luma() {
        return conversion.luma(frame());
    }

    /** The picture as it was decoded, neither upright nor in colours of ours. */
    AVFrame frame() {
        return device.map(d -> d.fetched(picture)).orElse(picture);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            conversion.close();
            device.ifPresent(HardwareDevice::close);
            avutil.av_frame_free(picture);
            avcodec.av_packet_free(packet);
            avcodec.avcodec_free_context(context);
        }
    }
}
