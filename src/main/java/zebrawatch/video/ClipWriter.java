package zebrawatch.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** Writes packets into an MP4 file in memory, its index first, as they are. */
final class ClipWriter {
    /** What the index takes: more than enough, for the rest is filled up. Bytes. */
    private static final int INDEX_OF_ANY = 4096;

    private static final int INDEX_OF_PACKET = 64;

    private static final int HVC1 = avutil.MKTAG((byte) 'h', (byte) 'v', (byte) 'c', (byte) '1');

    static {
        Ffmpeg.quiet();
    }

    private ClipWriter() {}

    /** @throws VideoException if FFmpeg cannot write it */
    static VideoClip write(PacketRing.Stretch stretch) {
        AVFormatContext container = new AVFormatContext(null);
        Ffmpeg.checked(avformat.avformat_alloc_output_context2(container, null, "mp4", null), "no MP4 can be written");
        try {
            AVStream stream = avformat.avformat_new_stream(container, null);
            describe(stretch.format(), stream);
            return written(stretch, container, stream);
        } finally {
            avformat.avformat_free_context(container);
        }
    }

    private static void describe(StreamFormat format, AVStream stream) {
        AVCodecParameters parameters = stream.codecpar();
        format.describeTo(parameters);
        // Chromium and Safari want parameter sets in the header and this tag, not hev1
        parameters.codec_tag(format.codec() == AV_CODEC_ID_HEVC ? HVC1 : 0);
        stream.time_base().num(1).den((int) Ffmpeg.MICROS);
    }

    private static VideoClip written(PacketRing.Stretch stretch, AVFormatContext container, AVStream stream) {
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
        return new VideoClip(bytes, begin, end, VideoClip.Encoding.COPIED);
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
