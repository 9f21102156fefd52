package zebrawatch.video;

import java.time.Duration;
import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVCodecParserContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * Reads a live stream's format from its key frames, which carry the parameter sets of H.264 and H.265 themselves: a camera that
 * is switched to another resolution says so nowhere else. Nothing is decoded.
 */
final class ParameterSets implements AutoCloseable {
    /** PARSER_FLAG_COMPLETE_FRAMES of libavcodec/avcodec.h, which the presets leave out. */
    private static final int COMPLETE_FRAMES = 1;

    private final AVCodecParameters known = avcodec.avcodec_parameters_alloc();
    private final AVBSFContext extractor = new AVBSFContext(null);
    private final AVCodecParserContext parser;
    private final AVCodecContext context;
    private final AVPacket copy = avcodec.av_packet_alloc();
    private boolean extracts;

    /** @param announced what was known of the stream before its first picture */
    ParameterSets(AVCodecParameters announced) {
        avcodec.avcodec_parameters_copy(known, announced);
        extracts = avcodec.av_bsf_alloc(avcodec.av_bsf_get_by_name("extract_extradata"), extractor) >= 0
                && avcodec.avcodec_parameters_copy(extractor.par_in(), announced) >= 0
                && avcodec.av_bsf_init(extractor) >= 0;
        parser = avcodec.av_parser_init(announced.codec_id());
        context = avcodec.avcodec_alloc_context3((AVCodec) null);
        avcodec.avcodec_parameters_to_context(context, announced);
    }

    /** The format from this key frame on. */
    StreamFormat read(AVPacket keyFrame, double rotation, Duration interval) {
        if (extracts) {
            extract(keyFrame);
        }
        if (parser != null && !parser.isNull()) {
            measure(keyFrame);
        }
        return StreamFormat.of(known, rotation, interval);
    }

    private void extract(AVPacket keyFrame) {
        avcodec.av_packet_ref(copy, keyFrame);
        if (avcodec.av_bsf_send_packet(extractor, copy) < 0) {
            avcodec.av_packet_unref(copy);
            return;
        }
        while (avcodec.av_bsf_receive_packet(extractor, copy) >= 0) {
            try (SizeTPointer size = new SizeTPointer(1)) {
                BytePointer sets = avcodec.av_packet_get_side_data(copy, avcodec.AV_PKT_DATA_NEW_EXTRADATA, size);
                if (sets != null && !sets.isNull()) {
                    keep(sets, (int) size.get());
                }
            }
            avcodec.av_packet_unref(copy);
        }
    }

    private void keep(BytePointer found, int size) {
        byte[] bytes = new byte[size];
        found.get(bytes);
        byte[] sets = isAnnexB() ? AnnexB.distinct(bytes) : bytes;
        avutil.av_free(known.extradata());
        BytePointer kept =
                new BytePointer(avutil.av_mallocz(sets.length + (long) avcodec.AV_INPUT_BUFFER_PADDING_SIZE));
        kept.put(sets);
        known.extradata(kept).extradata_size(sets.length);
    }

    private boolean isAnnexB() {
        return known.codec_id() == avcodec.AV_CODEC_ID_H264 || known.codec_id() == avcodec.AV_CODEC_ID_HEVC;
    }

    private void measure(AVPacket keyFrame) {
        parser.flags(parser.flags() | COMPLETE_FRAMES);
        try (BytePointer out = new BytePointer();
                IntPointer size = new IntPointer(1)) {
            avcodec.av_parser_parse2(
                    parser,
                    context,
                    out,
                    size,
                    keyFrame.data(),
                    keyFrame.size(),
                    avutil.AV_NOPTS_VALUE,
                    avutil.AV_NOPTS_VALUE,
                    0);
        }
        if (parser.width() > 0 && parser.height() > 0) {
            known.width(parser.width()).height(parser.height());
        }
    }

    @Override
    public void close() {
        avcodec.av_packet_free(copy);
        avcodec.avcodec_free_context(context);
        if (parser != null && !parser.isNull()) {
            avcodec.av_parser_close(parser);
        }
        avcodec.av_bsf_free(extractor);
        avcodec.avcodec_parameters_free(known);
    }
}
