package zebrawatch.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.scene.CameraId;

/**
 * The packets of a live camera: a thread of its own reads them into a {@link PacketRing}, and connects again for ever when the
 * camera is gone. Any thread may ask how it is.
 */
public final class LiveStream implements LivePackets {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
    private static final Duration OPENING = Duration.ofSeconds(5);

    /** With what FFmpeg takes to notice, a camera that sends nothing is known to do so within three seconds. */
    private static final Duration STALL = Duration.ofMillis(2500);

    /** Cameras that save bytes send a key frame in sixteen seconds, and one to whoever connects. */
    private static final Duration HEADLESS = Duration.ofSeconds(20);

    /** Who played for so long is well: what comes then is a new trouble. */
    private static final Duration WELL = Duration.ofSeconds(10);

    /** Within this time a camera that tells its clock has told it again (RFC 3550, 6.2: some five seconds). */
    private static final Duration REPORTS = Duration.ofSeconds(30);

    private static final Duration CLOSING = Duration.ofSeconds(2);

    /** From seconds before an encounter to seconds after, whose ruling comes later still. */
    private static final Duration REMEMBERED = Duration.ofSeconds(20);

    /** Twelve megabits a second for all of it. */
    private static final long REMEMBERED_BYTES = 30L << 20;

    private final CameraId camera;
    private final RtspSettings settings;
    private final Listener listener;
    private final PacketRing ring = new PacketRing(REMEMBERED, REMEMBERED_BYTES);
    private final LiveClock clock = new LiveClock();
    private final Patience patience = new Patience();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable StreamFormat format;
    private volatile long deadline;
    private volatile LiveState state = LiveState.of(LiveState.Condition.CONNECTING);
    private volatile LiveCounts counts = LiveCounts.NONE;
    private volatile Optional<Duration> clockOffset = Optional.empty();
    private volatile LiveClock.Source clockSource = LiveClock.Source.ARRIVAL;
    private volatile long newest;
    private long connected;

    private LiveStream(CameraId camera, RtspSettings settings, Listener listener) {
        this.camera = camera;
        this.settings = settings;
        this.listener = listener;
        this.thread = new Thread(this::run, "reads " + camera);
    }

    /** Begins to read. */
    public static LiveStream start(CameraId camera, RtspSettings settings, Listener listener) {
        LiveStream stream = new LiveStream(camera, settings, listener);
        stream.thread.setDaemon(true);
        stream.thread.start();
        return stream;
    }

    @Override
    public PacketRing ring() {
        return ring;
    }

    /** A reader that decodes with the hardware of the settings. */
    @Override
    public PictureReader reader() {
        return new PictureReader(ring, settings.hardware(), sentence -> LOG.warn("{}: {}", camera, sentence));
    }

    @Override
    public Footage footage() {
        return new RingFootage(camera, ring);
    }

    @Override
    public LiveState state() {
        return state;
    }

    /** What was counted since it was opened first. */
    public LiveCounts counts() {
        return counts;
    }

    /** How long ago the newest picture arrived; empty if none ever did. */
    public Optional<Duration> age() {
        return counts.pictures() == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(System.nanoTime() - newest));
    }

    @Override
    public long connections() {
        return counts.connections();
    }

    @Override
    public Optional<Duration> clockOffset() {
        return clockOffset;
    }

    @Override
    public Duration timeOffset() {
        return clockSource == LiveClock.Source.CAMERA ? clockOffset.orElse(Duration.ZERO) : Duration.ZERO;
    }

    /** Where the newest picture's time comes from; beyond a second's offset the camera's clock is not believed. */
    public LiveClock.Source clockSource() {
        return clockSource;
    }

    private void run() {
        try {
            while (!isClosing()) {
                Trouble trouble = connection();
                if (!isClosing()) {
                    tell(trouble);
                    closing.await(patience.after(trouble.condition()).toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{}: interrupted", camera, e);
        } finally {
            ring.end();
        }
    }

    /** Connects and reads until something is in the way. */
    private Trouble connection() {
        try {
            InetAddress.getByName(settings.address().getHost());
            String address = settings.withLogin();
            allow(OPENING);
            try (Demuxer demuxer = Demuxer.openLive(address, options(), this::givesUp)) {
                return play(demuxer);
            }
        } catch (UnknownHostException e) {
            return Trouble.unresolved(settings.address().getHost());
        } catch (Demuxer.Unopened e) {
            return isLate() ? late() : Trouble.of(e.code());
        } catch (VideoException e) {
            return Trouble.unusable(e.getMessage());
        } catch (RuntimeException e) {
            counts = counts.withError();
            listener.failed();
            LOG.error("{}: an error of ours in reading it; it is opened anew", camera, e);
            return Trouble.failed();
        }
    }

    /** A camera that was connected and sent nothing still does so. */
    private Trouble late() {
        return state.condition() == LiveState.Condition.STALLED ? Trouble.stalled() : Trouble.unanswered(OPENING);
    }

    private Map<String, String> options() {
        return Map.of(
                "rtsp_transport",
                settings.transport() == RtspSettings.Transport.UDP ? "udp" : "tcp",
                "allowed_media_types",
                "video",
                "timeout",
                Long.toString(OPENING.toNanos() / 1000));
    }

    private Trouble play(Demuxer demuxer) {
        Losses losses = new Losses();
        boolean playing = false;
        connected = System.nanoTime();
        long began = connected;
        long kept = connected;
        clock.reconnected();
        counts = counts.withConnection();
        // the first picture may take longer where camera or machine are busy
        allow(OPENING);
        // when it gives up, FFmpeg still hands out the last picture, which it held back
        while (demuxer.advance() && !isLate()) {
            allow(STALL);
            if (demuxer.isKey()) {
                demuxer.readFormat(losses.interval());
                begin(demuxer.format());
            }
            if ((playing || demuxer.isKey()) && take(demuxer, losses)) {
                kept = newest;
                if (!playing) {
                    playing = true;
                    began = kept;
                    playing();
                }
                if (isOlder(began, WELL)) {
                    patience.played();
                }
            } else {
                counts = counts.withHeadless();
                if (isOlder(kept, HEADLESS)) {
                    return Trouble.headless(HEADLESS);
                }
            }
        }
        return isLate() ? Trouble.stalled() : Trouble.hungUp();
    }

    private static boolean isOlder(long nanoTime, Duration age) {
        return System.nanoTime() - nanoTime > age.toNanos();
    }

    private void begin(StreamFormat next) {
        if (format != null && !format.equals(next)) {
            LOG.warn("{}: sends {} instead of {}; what was remembered is forgotten", camera, next, format);
        }
        format = next;
        ring.begin(next);
    }

    /** False if the picture was left out: there is no key frame before it, or none that is remembered. */
    private boolean take(Demuxer demuxer, Losses losses) {
        Instant arrival = Instant.now();
        long shown = demuxer.shown();
        long decoded = demuxer.decoded() == AV_NOPTS_VALUE ? shown : demuxer.decoded();
        long stamp = decoded == AV_NOPTS_VALUE ? Ffmpeg.stamp(arrival) : decoded;
        long later = shown == AV_NOPTS_VALUE ? 0 : Math.max(0, shown - stamp);
        Instant decodeTime = clock.time(stamp, demuxer.told().map(t -> t.minus(later, ChronoUnit.MICROS)), arrival);
        Packet packet = demuxer.packet(decodeTime.plus(later, ChronoUnit.MICROS), decodeTime);
        boolean gap = losses.before(stamp);
        watchClock();
        if (!ring.add(gap && !packet.isKey() ? packet.asDamaged() : packet)) {
            return false;
        }
        newest = System.nanoTime();
        counts = counts.withPicture(packet, gap, clock.jumps());
        listener.arrived();
        return true;
    }

    /** A camera that was connected anew has its clock still, though it has not told it yet. */
    private void watchClock() {
        if (clock.offset().isPresent() || isOlder(connected, REPORTS)) {
            clockOffset = clock.offset();
        }
        if (clock.jumps() > counts.clockJumps()) {
            LOG.warn(
                    "{}: its clock has jumped and is now {} ahead of this machine's",
                    camera,
                    clockOffset.orElseThrow());
        }
        if (clock.source() != clockSource) {
            clockSource = clock.source();
            LOG.info(
                    "{}: the time of its pictures is that of {}",
                    camera,
                    clockSource == LiveClock.Source.CAMERA ? "its own clock" : "their arrival here");
        }
    }

    private void playing() {
        LOG.info("{}: {} plays, {}", camera, settings.shown(), format);
        state = LiveState.of(LiveState.Condition.PLAYING);
    }

    /** Once for each change: a camera that stays away says so once. */
    private void tell(Trouble trouble) {
        LiveState before = state;
        String sentence = settings.shown() + " " + trouble.sentence();
        if (before.condition() != trouble.condition() || !before.sentence().equals(Optional.of(sentence))) {
            LOG.warn("{}: {}", camera, sentence);
            state = new LiveState(
                    trouble.condition(),
                    before.condition() == trouble.condition() ? before.since() : Instant.now(),
                    Optional.of(sentence));
        }
    }

    private void allow(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    private boolean isLate() {
        return System.nanoTime() - deadline > 0;
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private boolean givesUp() {
        return isClosing() || isLate();
    }

    /**
     * Ends within two seconds: a thread that the system holds for longer, in looking up a name, frees what it has when it is
     * let go.
     */
    @Override
    public void close() {
        closing.countDown();
        ring.end();
        state = LiveState.of(LiveState.Condition.CLOSED);
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
