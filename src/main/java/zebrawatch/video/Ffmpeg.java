package zebrawatch.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** What all users of FFmpeg in this room share. */
final class Ffmpeg {
    /** Decoders and muxers get all time stamps in this unit, a fraction of a second. */
    static final long MICROS = 1_000_000;

    private Ffmpeg() {}

    /**
     * Must have been called before anything else of FFmpeg: it writes to standard error by itself, addresses with their
     * passwords included; what people need to know is in our own sentences.
     */
    static void quiet() {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        avformat.avformat_network_init();
    }

    /** Microseconds since 1970, the time stamp that a decoder gets and gives back. */
    static long stamp(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant instant(long stamp) {
        return Instant.EPOCH.plus(stamp, ChronoUnit.MICROS);
    }

    /** Time stamps of the unit {@code tick} in microseconds; what is unknown stays unknown. */
    static long micros(long ticks, AVRational tick) {
        return ticks == AV_NOPTS_VALUE ? AV_NOPTS_VALUE : avutil.av_rescale(ticks, MICROS * tick.num(), tick.den());
    }

    /** @throws VideoException naming {@code what} failed, if the code is FFmpeg's for an error */
    static int checked(int code, String what) {
        if (code < 0) {
            throw new VideoException(what + " (FFmpeg error " + code + ")");
        }
        return code;
    }
}
