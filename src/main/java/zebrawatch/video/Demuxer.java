package zebrawatch.video;

import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avcodec.AVProducerReferenceTime;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * Reads the encoded pictures of a file or a camera; sound and other streams are left out. It belongs to one thread; another
 * can make it give up at any moment, while it opens as well.
 */
final class Demuxer implements AutoCloseable {
    /** JavaCPP has a handful of native entries for each kind of callback, so all demuxers share one. */
    private static final Interruption INTERRUPTION = new Interruption();

    private static final int AGAIN = org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN();

    private static final Map<Long, BooleanSupplier> GIVING_UP = new ConcurrentHashMap<>();

    private static final class Interruption extends AVIOInterruptCB.Callback_Pointer {
        @Override
        public int call(Pointer container) {
            BooleanSupplier givesUp = GIVING_UP.get(container.address());
            return givesUp != null && givesUp.getAsBoolean() ? 1 : 0;
        }
    }

    static {
        Ffmpeg.quiet();
    }

    /** A file or camera could not be opened. */
    static final class Unopened extends Exception {
        private static final long serialVersionUID = 1L;

        private final int code;
        private final boolean recognised;
        private final boolean hasPictures;

        private Unopened(int code, boolean recognised, boolean hasPictures) {
            super("FFmpeg error " + code);
            this.code = code;
            this.recognised = recognised;
            this.hasPictures = hasPictures;
        }

        /** FFmpeg's number of the error. */
        int code() {
            return code;
        }

        /** Whether FFmpeg knew what it was. */
        boolean recognised() {
            return recognised;
        }

        /** Whether there are pictures in it, of whatever coding. */
        boolean hasPictures() {
            return hasPictures;
        }
    }

    private final AVFormatContext container;
    private final long address;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVStream stream;
    private final Announced announced;
    private final ParameterSets parameterSets;
    private StreamFormat format;
    private int ending;
    private boolean closed;

    private Demuxer(AVFormatContext container, AVStream stream) {
        this.container = container;
        this.address = container.address();
        this.stream = stream;
        this.announced = Announced.by(container, stream);
        this.parameterSets = new ParameterSets(stream.codecpar());
        this.format = StreamFormat.of(stream.codecpar(), rotation(stream), announced.interval());
    }

    /**
     * Opens a file.
     *
     * @throws Unopened if FFmpeg cannot read it
     */
    static Demuxer open(Path file) throws Unopened {
        // "file:" because FFmpeg would take a colon in the path for a protocol.
        return open("file:" + file.toAbsolutePath(), Map.of(), () -> false, true);
    }

    /**
     * Opens a live camera. Its {@link #format} is known from the first {@link #readFormat} on; nothing is read ahead.
     *
     * @param address with its login
     * @param options of FFmpeg's demuxer and protocol
     * @param givesUp asked all the time while FFmpeg waits, here and in {@link #advance}; true makes it end at once
     * @throws Unopened if FFmpeg cannot read it or gave up
     */
    static Demuxer openLive(String address, Map<String, String> options, BooleanSupplier givesUp) throws Unopened {
        return open(address, options, givesUp, false);
    }

    private static Demuxer open(
            String address, Map<String, String> options, BooleanSupplier givesUp, boolean looksIntoIt) throws Unopened {
        AVFormatContext container = avformat.avformat_alloc_context();
        long key = container.address();
        GIVING_UP.put(key, givesUp);
        container.interrupt_callback().callback(INTERRUPTION).opaque(container);
        boolean opened = false;
        try {
            AVDictionary said = new AVDictionary(null);
            options.forEach((name, value) -> avutil.av_dict_set(said, name, value, 0));
            int code = avformat.avformat_open_input(container, address, null, said);
            avutil.av_dict_free(said);
            if (code >= 0 && looksIntoIt) {
                code = avformat.avformat_find_stream_info(container, (AVDictionary) null);
            }
            int index = code < 0 ? code : bestPictures(container);
            if (index < 0) {
                throw new Unopened(index, !container.isNull(), hasPictures(container));
            }
            Demuxer demuxer = new Demuxer(container, only(container, index));
            opened = true;
            return demuxer;
        } finally {
            if (!opened) {
                GIVING_UP.remove(key);
                avformat.avformat_close_input(container);
            }
        }
    }

    private static int bestPictures(AVFormatContext container) {
        return avformat.av_find_best_stream(container, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    }

    private static boolean hasPictures(AVFormatContext container) {
        return !container.isNull()
                && IntStream.range(0, container.nb_streams())
                        .anyMatch(i -> container.streams(i).codecpar().codec_type() == AVMEDIA_TYPE_VIDEO);
    }

    private static AVStream only(AVFormatContext container, int index) {
        for (int i = 0; i < container.nb_streams(); i++) {
            if (i != index) {
                container.streams(i).discard(avcodec.AVDISCARD_ALL);
            }
        }
        return container.streams(index);
    }

    private static double rotation(AVStream stream) {
        AVPacketSideData matrix = avcodec.av_packet_side_data_get(
                stream.codecpar().coded_side_data(),
                stream.codecpar().nb_coded_side_data(),
                avcodec.AV_PKT_DATA_DISPLAYMATRIX);
        if (matrix == null || matrix.isNull()) {
            return 0;
        }
        double counterClockwise = avutil.av_display_rotation_get(new IntPointer(matrix.data()));
        return Double.isNaN(counterClockwise) ? 0 : counterClockwise;
    }

    /** How its packets are encoded. */
    StreamFormat format() {
        return format;
    }

    /** What it announced when it was opened. */
    Announced announced() {
        return announced;
    }

    /** Goes to the next packet; false at the end, or where it cannot be read any further. */
    boolean advance() {
        do {
            avcodec.av_packet_unref(packet);
            ending = avformat.av_read_frame(container, packet);
        } while (ending == AGAIN || (ending >= 0 && !isPicture()));
        return ending >= 0;
    }

    private boolean isPicture() {
        return packet.stream_index() == stream.index() && packet.size() > 0;
    }

    /** FFmpeg's number of what ended it. */
    int ending() {
        return ending;
    }

    /** When the packet's picture is shown, microseconds of the stream's own clock; {@code AV_NOPTS_VALUE} if unknown. */
    long shown() {
        return Ffmpeg.micros(packet.pts(), stream.time_base());
    }

    /** When it is decoded, likewise. */
    long decoded() {
        return Ffmpeg.micros(packet.dts(), stream.time_base());
    }

    /** When the camera says it took the packet's picture, by its RTCP reports; empty while it has sent none. */
    Optional<Instant> told() {
        BytePointer reference = avcodec.av_packet_get_side_data(packet, avcodec.AV_PKT_DATA_PRFT, (SizeTPointer) null);
        if (reference != null && !reference.isNull()) {
            return Optional.of(Ffmpeg.instant(new AVProducerReferenceTime(reference).wallclock()));
        }
        long begin = container.start_time_realtime();
        return begin == AV_NOPTS_VALUE || shown() == AV_NOPTS_VALUE
                ? Optional.empty()
                : Optional.of(Ffmpeg.instant(begin + shown()));
    }

    /** Whether the packet can be decoded without any other. */
    boolean isKey() {
        return (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
    }

    /**
     * Reads the format anew from the packet, a key frame.
     *
     * @param interval the usual time between two pictures
     */
    void readFormat(Duration interval) {
        format = parameterSets.read(packet, format.rotation(), interval);
    }

    /** A copy of the packet with its times. */
    Packet packet(Instant time, Instant decodeTime) {
        long micros = Ffmpeg.micros(packet.duration(), stream.time_base());
        Duration duration = micros > 0 ? Duration.of(micros, ChronoUnit.MICROS) : format.interval();
        return Packet.of(packet, time, decodeTime, duration);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            parameterSets.close();
            avcodec.av_packet_free(packet);
            avformat.avformat_close_input(container);
            GIVING_UP.remove(address);
        }
    }
}
