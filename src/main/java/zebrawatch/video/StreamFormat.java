package zebrawatch.video;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** How the packets of a stream are encoded: what a decoder or a container must know beside them. */
public final class StreamFormat {
    private final int codec;
    private final int tag;
    private final int width;
    private final int height;
    private final int pixels;
    private final int bitsPerSample;
    private final int aspectWidth;
    private final int aspectHeight;
    private final double rotation;
    private final Duration interval;
    private final byte[] extradata;

    private StreamFormat(AVCodecParameters parameters, double rotation, Duration interval) {
        this.codec = parameters.codec_id();
        this.tag = parameters.codec_tag();
        this.width = parameters.width();
        this.height = parameters.height();
        this.pixels = parameters.format();
        this.bitsPerSample = parameters.bits_per_coded_sample();
        this.aspectWidth = parameters.sample_aspect_ratio().num();
        this.aspectHeight = parameters.sample_aspect_ratio().den();
        this.rotation = rotation;
        this.interval = interval;
        this.extradata = new byte[parameters.extradata_size()];
        if (extradata.length > 0) {
            parameters.extradata().get(extradata);
        }
    }

    /**
     * A copy of FFmpeg's description.
     *
     * @param rotation degrees counter-clockwise that turn its pictures upright
     * @param interval the nominal time between two pictures
     */
    static StreamFormat of(AVCodecParameters parameters, double rotation, Duration interval) {
        return new StreamFormat(parameters, rotation, interval);
    }

    /** FFmpeg's name of the codec, such as {@code h264} or {@code hevc}. */
    public String codecName() {
        try (BytePointer name = avcodec.avcodec_get_name(codec)) {
            return name.getString();
        }
    }

    /** FFmpeg's number of the codec. */
    int codec() {
        return codec;
    }

    /** Pixels as encoded: not turned upright, not made square. */
    public int width() {
        return width;
    }

    /** Pixels as encoded. */
    public int height() {
        return height;
    }

    /** Degrees counter-clockwise that turn its pictures upright. */
    public double rotation() {
        return rotation;
    }

    /** The nominal time between two pictures; single ones may be closer together or further apart. */
    public Duration interval() {
        return interval;
    }

    /** Tells a decoder. */
    void describeTo(AVCodecContext context) {
        try (AVCodecParameters parameters = avcodec.avcodec_parameters_alloc()) {
            describeTo(parameters);
            int code = avcodec.avcodec_parameters_to_context(context, parameters);
            avcodec.avcodec_parameters_free(parameters);
            Ffmpeg.checked(code, "a decoder cannot be told what to decode");
        }
    }

    /** Tells a container. The tag, which belongs to the container that it came from, is left out of MP4. */
    void describeTo(AVCodecParameters parameters) {
        parameters.codec_type(avutil.AVMEDIA_TYPE_VIDEO);
        parameters.codec_id(codec);
        parameters.codec_tag(tag);
        parameters.width(width);
        parameters.height(height);
        parameters.format(pixels);
        parameters.bits_per_coded_sample(bitsPerSample);
        parameters.sample_aspect_ratio().num(aspectWidth).den(aspectHeight);
        if (extradata.length > 0) {
            BytePointer copy =
                    new BytePointer(avutil.av_mallocz(extradata.length + avcodec.AV_INPUT_BUFFER_PADDING_SIZE));
            copy.put(extradata);
            parameters.extradata(copy).extradata_size(extradata.length);
        }
    }

    /** Whether packets of both can follow each other into one decoder and one clip. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StreamFormat that
                && codec == that.codec
                && width == that.width
                && height == that.height
                && rotation == that.rotation
                && aspectWidth * that.aspectHeight == that.aspectWidth * aspectHeight
                && Arrays.equals(extradata, that.extradata);
    }

    @Override
    public int hashCode() {
        return Objects.hash(codec, width, height, Arrays.hashCode(extradata));
    }

    @Override
    public String toString() {
        return codecName() + " " + width + "x" + height;
    }
}
