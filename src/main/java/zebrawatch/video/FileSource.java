package zebrawatch.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import zebrawatch.scene.CameraId;

/**
 * A video file, as fast as it can be decoded. Each frame carries the file's own time stamp (variable frame rates
 * included) added to the instant the recording began; pictures come upright and with square pixels. A file that breaks
 * off gives the pictures that are there and then says so in {@link #warning}. Its last half minute is remembered as
 * {@link #footage}.
 */
public final class FileSource implements FrameSource {
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final long REMEMBERED_BYTES = 64L << 20;

    private final CameraId camera;
    private final Path file;
    private final Demuxer demuxer;
    private final PictureDecoder decoder;
    private final PacketRing ring;
    private final Announced announced;
    private final Stamps stamps;
    private final Instant start;
    private int pictures;
    private boolean ended;
    private boolean closed;

    /**
     * Opens a file whose recording began when its metadata say ({@code creation_time}); where they are silent, its
     * modification time less its duration is taken.
     *
     * @throws VideoException if the file cannot be read
     */
    public FileSource(CameraId camera, Path file) {
        this(camera, file, null);
    }

    /**
     * Opens a file.
     *
     * @param start when the recording began, whole microseconds of it; null to take it from the file
     * @throws VideoException if the file cannot be read
     */
    public FileSource(CameraId camera, Path file, @Nullable Instant start) {
        this(camera, file, start, ring());
    }

    /** Opens a file whose packets go on from those in the ring. */
    FileSource(CameraId camera, Path file, @Nullable Instant start, PacketRing ring) {
        Unreadable.atFirstSight(file).ifPresent(sentence -> {
            throw new VideoException(sentence);
        });
        this.camera = camera;
        this.file = file;
        this.ring = ring;
        this.demuxer = opened(file);
        this.announced = demuxer.announced();
        this.decoder = decoder(file, demuxer);
        this.start = (start != null ? start : announced.beganAt(file)).truncatedTo(ChronoUnit.MICROS);
        this.stamps = new Stamps(announced.interval());
        ring.begin(demuxer.format());
    }

    /** What is remembered of a file. */
    static PacketRing ring() {
        return new PacketRing(REMEMBERED, REMEMBERED_BYTES);
    }

    private static Demuxer opened(Path file) {
        try {
            return Demuxer.open(file);
        } catch (Demuxer.Unopened e) {
            throw new VideoException(Unreadable.because(file, e), e);
        }
    }

    private static PictureDecoder decoder(Path file, Demuxer demuxer) {
        try {
            return new PictureDecoder(demuxer.format());
        } catch (VideoException e) {
            demuxer.close();
            throw new VideoException(file + ": " + e.getMessage(), e);
        }
    }

    /** When the recording began: the time of a frame with time stamp 0. */
    public Instant start() {
        return start;
    }

    /** How long the file says it runs, for progress bars. */
    public Optional<Duration> duration() {
        return announced.duration();
    }

    /** About how many pictures will come, for progress bars. */
    public OptionalLong frames() {
        return announced.frames();
    }

    /** The nominal time between two pictures; single ones may be closer together or further apart. */
    public Duration interval() {
        return announced.interval();
    }

    @Override
    public Optional<Frame> next() {
        if (closed) {
            throw new IllegalStateException(file + " is closed");
        }
        try {
            Optional<Picture> next = decoder.receive();
            while (next.isEmpty() && !ended) {
                feed();
                next = decoder.receive();
            }
            pictures += next.isPresent() ? 1 : 0;
            if (pictures == 0) {
                throw new VideoException("not one picture in it can be decoded");
            }
            return next.map(p -> new Frame(camera, p.time(), p.bgr(), p.isDegraded()));
        } catch (VideoException e) {
            throw new VideoException(file + ": " + e.getMessage(), e);
        }
    }

    private void feed() {
        if (demuxer.advance()) {
            stamps.next(sinceBegin(demuxer.shown()), sinceBegin(demuxer.decoded()));
            Packet packet = demuxer.packet(at(stamps.shown()), at(stamps.decoded()));
            ring.add(packet);
            decoder.send(packet);
        } else {
            ended = true;
            decoder.end();
        }
    }

    private long sinceBegin(long stamp) {
        return stamp == AV_NOPTS_VALUE ? stamp : stamp - announced.origin();
    }

    private Instant at(long micros) {
        return start.plus(micros, ChronoUnit.MICROS);
    }

    /** What a person should know about the file, asked at its end: it broke off early, pictures were damaged. */
    public Optional<String> warning() {
        if (pictures == 0) {
            return Optional.empty();
        }
        List<String> faults = new ArrayList<>();
        announced.missingAfter(stamps.latest(), pictures).ifPresent(faults::add);
        if (decoder.damaged() > 0) {
            faults.add(decoder.damaged() + " of " + pictures + " pictures are damaged");
        }
        int unstamped = stamps.repaired() + decoder.respaced();
        if (unstamped > 0) {
            faults.add(unstamped + " of " + pictures + " pictures have no usable time stamp and were spaced evenly");
        }
        return faults.isEmpty() ? Optional.empty() : Optional.of(file + ": " + String.join("; ", faults));
    }

    @Override
    public Footage footage() {
        return new RingFootage(camera, ring);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            decoder.close();
            demuxer.close();
        }
    }
}
