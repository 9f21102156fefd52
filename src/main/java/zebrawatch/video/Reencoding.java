package zebrawatch.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.jspecify.annotations.Nullable;

/**
 * Encodes pictures anew as H.264, which every browser plays. By OpenH264: FFmpeg without the parts under the GPL has no other
 * encoder of it that needs no hardware.
 */
final class Reencoding implements AutoCloseable {
    /** Bits for each pixel of each picture: a street still shows its number plates. */
    private static final double BITS_A_PIXEL = 0.15;

    private static final int KEY_FRAME_EVERY = 50;

    private final StreamFormat before;
    private final Instant begin;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame converted = avutil.av_frame_alloc();
    private final SwsContext scaler = swscale.sws_alloc_context();
    private final List<Packet> packets = new ArrayList<>();
    private @Nullable AVCodecContext encoder;

    private Reencoding(StreamFormat before, Instant begin) {
        this.before = before;
        this.begin = begin;
    }

    /**
     * The same pictures at the same times as H.264, of the same size, or a pixel less where that is odd.
     *
     * @throws VideoException if they cannot be decoded or encoded
     */
    static PacketRing.Stretch of(PacketRing.Stretch stretch) {
        try (PictureDecoder decoder = new PictureDecoder(stretch.format());
                Reencoding encoding = new Reencoding(
                        stretch.format(), stretch.packets().get(0).time())) {
            for (Packet next : stretch.packets()) {
                decoder.send(next);
                encoding.takeFrom(decoder);
            }
            decoder.end();
            encoding.takeFrom(decoder);
            return encoding.finished();
        }
    }

    private void takeFrom(PictureDecoder decoder) {
        for (var next = decoder.receive(); next.isPresent(); next = decoder.receive()) {
            // what was shown before the first key frame refers to pictures that are not here
            if (!next.get().time().isBefore(begin)) {
                encode(decoder.frame(), next.get().time());
            }
        }
    }

    private void encode(AVFrame frame, Instant time) {
        if (encoder == null) {
            encoder = opened(frame);
        }
        AVFrame fit = fit(frame, encoder);
        fit.pts(Ffmpeg.stamp(time) - Ffmpeg.stamp(begin)).pict_type(AV_PICTURE_TYPE_NONE);
        Ffmpeg.checked(avcodec.avcodec_send_frame(encoder, fit), "a clip's picture cannot be encoded");
        takeFrom(encoder);
    }

    private AVCodecContext opened(AVFrame first) {
        AVCodec codec = avcodec.avcodec_find_encoder_by_name("libopenh264");
        if (codec == null || codec.isNull()) {
            throw new VideoException("this FFmpeg has no encoder that browsers understand (libopenh264)");
        }
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        // 4:2:0 has no odd sizes
        context.width(first.width() & ~1).height(first.height() & ~1).pix_fmt(AV_PIX_FMT_YUV420P);
        context.sample_aspect_ratio(first.sample_aspect_ratio());
        context.colorspace(first.colorspace()).color_range(AVCOL_RANGE_MPEG);
        context.time_base().num(1).den((int) Ffmpeg.MICROS);
        double rate = 1e9 / before.interval().toNanos();
        context.framerate().num((int) Math.round(rate * 1000)).den(1000);
        context.bit_rate(Math.round(BITS_A_PIXEL * first.width() * first.height() * rate));
        context.gop_size(KEY_FRAME_EVERY).thread_count(1);
        context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
        int code = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
        if (code < 0) {
            avcodec.avcodec_free_context(context);
        }
        Ffmpeg.checked(code, "a clip's pictures cannot be encoded");
        return context;
    }

    private AVFrame fit(AVFrame frame, AVCodecContext context) {
        boolean fits = frame.format() == AV_PIX_FMT_YUV420P
                && frame.width() == context.width()
                && frame.height() == context.height();
        if (fits) {
            return frame;
        }
        avutil.av_frame_unref(converted);
        converted.format(AV_PIX_FMT_YUV420P).width(context.width()).height(context.height());
        converted.colorspace(context.colorspace()).color_range(AVCOL_RANGE_MPEG);
        Ffmpeg.checked(swscale.sws_scale_frame(scaler, converted, frame), "a clip's picture cannot be converted");
        return converted;
    }

    private void takeFrom(AVCodecContext context) {
        while (avcodec.avcodec_receive_packet(context, packet) >= 0) {
            Instant time = Ffmpeg.instant(Ffmpeg.stamp(begin) + packet.pts());
            packets.add(Packet.of(packet, time, time, before.interval()));
            avcodec.av_packet_unref(packet);
        }
    }

    private PacketRing.Stretch finished() {
        if (encoder == null) {
            throw new VideoException("not one of the remembered pictures can be decoded");
        }
        avcodec.avcodec_send_frame(encoder, (AVFrame) null);
        takeFrom(encoder);
        Duration interval = before.interval();
        try (AVCodecParameters parameters = avcodec.avcodec_parameters_alloc()) {
            avcodec.avcodec_parameters_from_context(parameters, encoder);
            StreamFormat format = StreamFormat.of(parameters, before.rotation(), interval);
            avcodec.avcodec_parameters_free(parameters);
            return new PacketRing.Stretch(format, List.copyOf(packets));
        }
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avutil.av_frame_free(converted);
        swscale.sws_free_context(scaler);
        if (encoder != null) {
            avcodec.avcodec_free_context(encoder);
        }
    }
}
