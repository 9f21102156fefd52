package zebrawatch.attention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.attention.Attention.Following;
import zebrawatch.attention.Attention.Watching;
import zebrawatch.detect.Detector;
import zebrawatch.detect.UnansweredException;
import zebrawatch.meters.CameraMeters;
import zebrawatch.meters.CameraMeters.Drop;
import zebrawatch.meters.CameraMeters.Glance;
import zebrawatch.meters.CameraMeters.Part;
import zebrawatch.meters.CameraMeters.Stage;
import zebrawatch.meters.CpuClock;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Detection;
import zebrawatch.video.Footage;
import zebrawatch.video.Frame;
import zebrawatch.video.FrameSource;
import zebrawatch.video.PacketRing;
import zebrawatch.video.Picture;
import zebrawatch.video.PictureReader;

/**
 * The frames of a live camera that its crossings deserve. While nobody is near it only glances at key frames; once the
 * detector sees a pedestrian it goes back in the packets to before he came and gives all frames that the line can use, until
 * nobody was near for some seconds. The line tells it what it saw in them.
 *
 * <p>Used by one thread; any thread may {@link #end} it.
 */
public final class AttentiveSource implements FrameSource {
    private static final Logger LOG = LoggerFactory.getLogger(AttentiveSource.class);

    /** So long it does not notice that it was ended. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final CameraId camera;
    private final PacketRing ring;
    private final Footage footage;
    private final PictureReader reader;
    private final Surroundings surroundings;
    private final Detector detector;
    private final AttentionSettings settings;
    private final Pace pace;
    private final CameraMeters meters;
    private final Consumer<Frame> onlooker;
    private @Nullable Motion motion;
    private Attention attention;
    private @Nullable CpuClock cpu;
    private @Nullable Instant from;
    private @Nullable Instant given;
    private long skipped;
    private long decoded;
    private boolean sparse;
    private volatile boolean stopped;

    /**
     * @param reader of the ring; closed with this
     * @param footage of the same camera
     * @param detector the line's, which stays the caller's
     * @param onlooker sees the frames that are glanced at and that the line does not see
     */
    public AttentiveSource(
            CameraId camera,
            PacketRing ring,
            PictureReader reader,
            Footage footage,
            Surroundings surroundings,
            Detector detector,
            AttentionSettings settings,
            Pace pace,
            CameraMeters meters,
            Consumer<Frame> onlooker) {
        this.camera = camera;
        this.ring = ring;
        this.footage = footage;
        this.reader = reader;
        this.surroundings = surroundings;
        this.detector = detector;
        this.settings = settings;
        this.pace = pace;
        this.meters = meters;
        this.onlooker = onlooker;
        boolean always = settings.mode() == AttentionSettings.Mode.ALWAYS;
        attention = always ? new Following(Instant.MAX, Instant.MAX) : Attention.begin();
        meters.following(always);
    }

    /** Waits for the next frame that the line is to see; empty when the camera has ended. */
    @Override
    public Optional<Frame> next() {
        while (!stopped) {
            Optional<Frame> frame = Optional.empty();
            boolean came;
            if (attention instanceof Watching watching) {
                Optional<Picture> picture = decoded(this::glimpse);
                came = picture.isPresent();
                picture.ifPresent(p -> glance(watching, p));
            } else {
                Optional<Picture> picture = decoded(() -> reader.next(pace.spacing(reader.lag()), PATIENCE));
                came = picture.isPresent();
                frame = picture.filter(p -> isWanted(p.time())).map(this::frame);
            }
            tell();
            if (frame.isPresent()) {
                return frame;
            }
            if (!came && (ring.isEnded() || Thread.currentThread().isInterrupted())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Decodes; the thread's processor time is measured, because it waits too. */
    private Optional<Picture> decoded(Supplier<Optional<Picture>> work) {
        long before = CpuClock.spent();
        Optional<Picture> picture = work.get();
        meters.took(Stage.DECODE, Duration.ofNanos(CpuClock.spent() - before));
        return picture;
    }

    /** A key frame, or, where those come seldom, a picture now and then. */
    private Optional<Picture> glimpse() {
        if (sparse) {
            return reader.next(settings.glance(), PATIENCE);
        }
        Optional<Picture> key = reader.nextKey(PATIENCE);
        if (key.isEmpty() && !ring.isEnded() && reader.lag().compareTo(seldom()) > 0) {
            LOG.warn(
                    "{}: no key frame for {} ms, so all its pictures are decoded, which costs several times as much; have"
                            + " the camera send one every {} ms",
                    camera,
                    seldom().toMillis(),
                    settings.glance().toMillis());
            sparse = true;
            reader.goBack(Duration.ZERO);
        }
        return key;
    }

    private Duration seldom() {
        return settings.glance().multipliedBy(3).dividedBy(2);
    }

    private void glance(Watching watching, Picture picture) {
        boolean moved = moved(picture);
        try (Frame frame = new Frame(camera, picture.time(), picture.bgr(), picture.isDegraded())) {
            onlooker.accept(frame);
            if (watching.wantsCheck(frame.time(), moved, settings)) {
                check(watching, frame);
            } else {
                meters.glance(Glance.STILL);
            }
        }
    }

    private void check(Watching watching, Frame frame) {
        boolean pedestrian = isPedestrianIn(frame);
        meters.glance(pedestrian ? Glance.PEDESTRIAN : Glance.NOBODY);
        attention = watching.checked(frame.time(), pedestrian);
        if (pedestrian) {
            wake(frame.time());
        }
    }

    private boolean moved(Picture picture) {
        try (Mat luma = picture.luma()) {
            Motion watched = motion;
            if (watched == null || !watched.isFor(luma.cols(), luma.rows())) {
                watched = new Motion(surroundings, luma.cols(), luma.rows());
                motion = watched;
            }
            return watched.seen(picture.time(), luma.createBuffer(), (int) luma.step());
        }
    }

    /** Where the detector gives no answer, somebody might be there. */
    private boolean isPedestrianIn(Frame frame) {
        try {
            return surroundings.of(detector.detect(frame)).pedestrian();
        } catch (UnansweredException e) {
            LOG.debug("{}: follows, for want of an answer", camera, e);
            return true;
        }
    }

    private void wake(Instant seen) {
        from = seen.minus(settings.lookBack().multipliedBy(2));
        sparse = false;
        reader.goBack(settings.lookBack());
        meters.following(true);
        LOG.debug("{}: follows, somebody was seen at {}", camera, seen);
    }

    private boolean isWanted(Instant time) {
        return (from == null || !time.isBefore(from)) && (given == null || time.isAfter(given));
    }

    private Frame frame(Picture picture) {
        if (given != null) {
            followed(Duration.between(given, picture.time()));
        }
        given = picture.time();
        return new Frame(camera, picture.time(), picture.bgr(), picture.isDegraded());
    }

    private void followed(Duration gap) {
        boolean pause = gap.compareTo(pace.sparsest().multipliedBy(3)) > 0;
        if (!pause) {
            meters.followed(gap);
            if (pace.spacing(reader.lag()).compareTo(pace.usual()) > 0) {
                meters.framesDropped(Drop.OVERLOAD, Math.max(0, Math.round(pace.of(gap)) - 1));
            }
        }
    }

    private void tell() {
        meters.lag(reader.lag());
        meters.framesDecoded(reader.decoded() - decoded);
        decoded = reader.decoded();
        if (reader.skipped() > skipped) {
            meters.framesDropped(Drop.OVERRUN, reader.skipped() - skipped);
            LOG.warn(
                    "{}: was too far behind and goes on with the newest key frame; {} pictures are lost",
                    camera,
                    reader.skipped() - skipped);
            skipped = reader.skipped();
        }
        if (cpu == null) {
            cpu = meters.cpu(Part.LINE);
        }
        cpu.tick();
    }

    /** Is told by the line what was seen in a frame. */
    public void saw(Instant time, List<Detection> seen) {
        if (settings.mode() == AttentionSettings.Mode.AUTO && attention instanceof Following following) {
            attention = following.saw(time, surroundings.of(seen), settings);
            if (attention instanceof Watching) {
                meters.following(false);
                LOG.debug("{}: watches again from {} on", camera, time);
            }
        }
    }

    @Override
    public Footage footage() {
        return footage;
    }

    /** Lets the camera end: the frame that is waited for does not come. */
    public void end() {
        stopped = true;
    }

    @Override
    public void close() {
        reader.close();
    }
}
