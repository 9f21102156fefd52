package zebrawatch.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP9;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Writes packets into an MP4 file in memory, its index first. */
final class ClipWriter {
    /** What browsers play out of an MP4 file on every machine. */
    private static final Set<Integer> PLAYED = Set.of(AV_CODEC_ID_H264, AV_CODEC_ID_VP9, AV_CODEC_ID_AV1);

    /** What the index takes: more than enough, for the rest is filled up. Bytes. */
    private static final int INDEX_OF_ANY = 4096;

    private static final int INDEX_OF_PACKET = 64;

    private static final int MATRIX_BYTES = 36;

    static {
        Ffmpeg.quiet();
    }

    private ClipWriter() {}

    /**
     * The clip of these packets: copied where browsers play them as they are, else encoded anew.
     *
     * @throws VideoException if FFmpeg cannot write it
     */
    static VideoClip write(PacketRing.Stretch stretch) {
        return PLAYED.contains(stretch.format().codec())
                ? write(stretch, VideoClip.Encoding.COPIED)
                : write(Reencoding.of(stretch), VideoClip.Encoding.ENCODED_ANEW);
    }

    private static VideoClip write(PacketRing.Stretch stretch, VideoClip.Encoding encoding) {
        AVFormatContext container = new AVFormatContext(null);
        Ffmpeg.checked(avformat.avformat_alloc_output_context2(container, null, "mp4", null), "no MP4 can be written");
        try {
            AVStream stream = avformat.avformat_new_stream(container, null);
            describe(stretch.format(), stream);
            return written(stretch, container, stream, encoding);
        } finally {
            avformat.avformat_free_context(container);
        }
    }

    private static void describe(StreamFormat format, AVStream stream) {
        AVCodecParameters parameters = stream.codecpar();
        format.describeTo(parameters);
        parameters.codec_tag(0);
        if (format.rotation() != 0) {
            turn(parameters, format.rotation());
        }
        stream.time_base().num(1).den((int) Ffmpeg.MICROS);
    }

    private static void turn(AVCodecParameters parameters, double counterClockwise) {
        int[] count = {0};
        AVPacketSideData all = new AVPacketSideData(null);
        AVPacketSideData matrix =
                avcodec.av_packet_side_data_new(all, count, avcodec.AV_PKT_DATA_DISPLAYMATRIX, MATRIX_BYTES, 0);
        // counts clockwise
        avutil.av_display_rotation_set(new IntPointer(matrix.data()), -counterClockwise);
        parameters.coded_side_data(all).nb_coded_side_data(count[0]);
    }

    private static VideoClip written(
            PacketRing.Stretch stretch, AVFormatContext container, AVStream stream, VideoClip.Encoding encoding) {
        Instant begin = stretch.packets().get(0).time();
        // leading pictures of an open group refer to the group before, which is not here
        List<Packet> packets = stretch.packets().stream()
                .filter(p -> !p.time().isBefore(begin))
                .toList();
        byte[] bytes = inMemory(container, () -> writeAll(packets, begin, container, stream));
        Instant end = packets.stream()
                .map(p -> p.time().plus(p.duration()))
                .max(Comparator.naturalOrder())
                .orElse(begin);
        return new VideoClip(bytes, begin, end, encoding);
    }

    private static byte[] inMemory(AVFormatContext container, Runnable writing) {
        AVIOContext memory = new AVIOContext(null);
        Ffmpeg.checked(avformat.avio_open_dyn_buf(memory), "no memory for a clip");
        container.pb(memory);
        try (PointerPointer<BytePointer> buffer = new PointerPointer<>(1)) {
            int size = 0;
            try {
                writing.run();
            } finally {
                size = avformat.avio_close_dyn_buf(memory, buffer);
            }
            BytePointer written = buffer.get(BytePointer.class, 0);
            byte[] bytes = new byte[size];
            written.get(bytes);
            avutil.av_free(written);
            return bytes;
        }
    }

    private static void writeAll(List<Packet> packets, Instant begin, AVFormatContext container, AVStream stream) {
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set_int(options, "moov_size", INDEX_OF_ANY + (long) INDEX_OF_PACKET * packets.size(), 0);
        int code = avformat.avformat_write_header(container, options);
        avutil.av_dict_free(options);
        Ffmpeg.checked(code, "an MP4 cannot be begun");
        AVPacket out = avcodec.av_packet_alloc();
        try (AVRational micros = new AVRational().num(1).den((int) Ffmpeg.MICROS)) {
            for (Packet packet : packets) {
                packet.copyTo(out, begin);
                out.stream_index(0);
                avcodec.av_packet_rescale_ts(out, micros, stream.time_base());
                Ffmpeg.checked(avformat.av_interleaved_write_frame(container, out), "an MP4 cannot be written");
            }
        } finally {
            avcodec.av_packet_free(out);
        }
        Ffmpeg.checked(avformat.av_write_trailer(container), "an MP4 cannot be ended");
    }
}
