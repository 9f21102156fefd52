package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static zebrawatch.video.TestCameras.at;
import static zebrawatch.video.TestCameras.until;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import zebrawatch.Alone;
import zebrawatch.harness.soak.RtspServer;
import zebrawatch.scene.CameraId;
import zebrawatch.video.LiveState.Condition;

/** Live cameras on a real RTSP server, sound and failing. A key frame a second, 25 pictures a second. */
@Timeout(60)
@Alone
class LiveStreamIT {
    private static final CameraId CAMERA = new CameraId("kl-1");
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private static Path folder;

    private static Path large;
    private static Path h264;
    private static Path h265;
    private static RtspServer server;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<LiveStream> streams = new ArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    @BeforeAll
    static void start() throws Exception {
        h264 = film("small.mp4", "320x240", "libx264", "-bf", "0");
        large = film("large.mp4", "640x480", "libx264", "-bf", "0");
        h265 = film("small265.mp4", "320x240", "libx265", "-x265-params", "log-level=error:bframes=0:keyint=25");
        server = TestCameras.start(0, Map.of("h264", h264, "h265", h265, "faulty", h264, "other", h264));
    }

    private static Path film(String name, String size, String encoder, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=" + size + ":r=25:d=4",
                "-c:v",
                encoder,
                "-g",
                "25",
                "-pix_fmt",
                "yuv420p"));
        words.addAll(List.of(options));
        return Clips.ffmpeg(folder.resolve(name), words.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void listen() {
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void close() {
        streams.forEach(LiveStream::close);
        root().detachAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private LiveStream watch(RtspSettings settings) {
        return watch(settings, () -> {});
    }

    private LiveStream watch(RtspSettings settings, Runnable arrived) {
        LiveStream stream = LiveStream.start(CAMERA, settings, new LivePackets.Listener() {
            @Override
            public void arrived() {
                arrived.run();
            }

            @Override
            public void failed() {
                failures.incrementAndGet();
            }
        });
        streams.add(stream);
        return stream;
    }

    private static void plays(LiveStream stream) throws InterruptedException {
        until("pictures come", SOON, () -> stream.state().condition() == Condition.PLAYING);
    }

    private static Duration is(LiveStream stream, Condition condition) throws InterruptedException {
        return until("it is " + condition, SOON, () -> stream.state().condition() == condition);
    }

    @ParameterizedTest
    @CsvSource({"TCP,h264", "TCP,h265", "UDP,h264", "UDP,h265"})
    void bothCodecsComeOverBothProtocols(RtspSettings.Transport transport, String codec) throws Exception {
        URI address = URI.create(server.url(codec));
        LiveStream stream = watch(new RtspSettings(address, Optional.empty(), transport, Hardware.NONE));
        plays(stream);
        try (PictureReader reader = stream.reader()) {
            Instant last = Instant.MIN;
            for (int i = 0; i < 30; i++) {
                Picture picture = reader.next(Duration.ZERO, SOON).orElseThrow();
                assertThat(picture.time())
                        .isAfter(last)
                        .isBetween(Instant.now().minusSeconds(2), Instant.now().plusMillis(500));
                assertThat(picture.isDegraded()).isFalse();
                last = picture.time();
            }
        }
        Footage footage = stream.footage();
        VideoClip clip =
                footage.clip(footage.oldest().orElseThrow(), Instant.now()).orElseThrow();
        assertThat(Duration.between(clip.begin(), clip.end())).isGreaterThan(Duration.ofSeconds(1));
        Path file = Files.write(folder.resolve("cut.mp4"), clip.mp4());
        assertThat(Clips.millis(new FileSource(CAMERA, file))).hasSizeGreaterThan(25);
        assertThat(said()).noneMatch(line -> line.contains("instead of"));
    }

    @Test
    void picturesCarryTheTimeThatTheCameraTellsAndOfArrivalWhenItsClockIsLost() throws Exception {
        LiveStream stream = watch(at(server.url("other")));
        plays(stream);
        until("the camera's clock is used", SOON, () -> stream.clockSource() == LiveClock.Source.CAMERA);
        assertThat(stream.clockOffset().orElseThrow().abs()).isLessThan(Duration.ofMillis(500));

        server.order("clock other lost");
        until("arrival is used", SOON, () -> stream.clockSource() == LiveClock.Source.ARRIVAL);
        assertThat(stream.counts().clockJumps()).isPositive();
        assertThat(stream.clockOffset().orElseThrow()).isLessThan(Duration.ofDays(-20_000));
        assertThat(stream.ring().newest().orElseThrow())
                .isBetween(Instant.now().minusSeconds(2), Instant.now().plusMillis(500));

        server.order("clock other right");
        until("the camera's clock is used", SOON, () -> stream.clockSource() == LiveClock.Source.CAMERA);
        assertThat(said())
                .filteredOn(line -> line.contains("its clock has jumped"))
                .hasSize(2);
    }

    @Test
    void aStalledCameraIsSeenWithinThreeSecondsAndPlaysAgain() throws Exception {
        LiveStream stream = watch(at(server.url("faulty")));
        plays(stream);
        server.order("stall faulty");
        assertThat(is(stream, Condition.STALLED)).isLessThan(Duration.ofSeconds(3));
        assertThat(stream.state().sentence()).hasValue(server.url("faulty") + " is connected but sends no pictures");

        Thread.sleep(3000); // several tries, one sentence
        assertThat(said())
                .filteredOn(line -> line.contains("sends no pictures"))
                .hasSize(1);
        server.order("go faulty");
        is(stream, Condition.PLAYING);
    }

    @Test
    void aCameraThatSendsNoKeyFramesSaysSoAndIsConnectedAnew() throws Exception {
        plays(watch(at(server.url("faulty")))); // the server has to know what it sends
        server.order("keyless faulty 1");
        LiveStream stream = watch(at(server.url("faulty")));
        Duration waited = until(
                "it is headless", Duration.ofSeconds(30), () -> stream.state().condition() == Condition.HEADLESS);
        assertThat(waited).isGreaterThan(Duration.ofSeconds(15));
        assertThat(stream.state().sentence().orElseThrow())
                .startsWith(server.url("faulty") + " has sent no key frame for 20 s, so that nothing can be decoded");
        assertThat(stream.counts().headless()).isPositive();
        assertThat(stream.counts().pictures()).isZero();
        assertThat(stream.age()).as("what cannot be decoded is no picture").isEmpty();

        server.order("keyless faulty 0");
        is(stream, Condition.PLAYING);
    }

    @Test
    void anErrorOfOursInReadingIsCountedAndToldAndTheCameraIsOpenedAnew() throws Exception {
        AtomicInteger packets = new AtomicInteger();
        LiveStream stream = watch(at(server.url("h264")), () -> {
            if (packets.incrementAndGet() == 5) {
                throw new IllegalStateException("an error of the fifth packet");
            }
        });
        until("pictures come again", SOON, () -> packets.get() > 20);
        assertThat(stream.state().condition()).isEqualTo(Condition.PLAYING);
        assertThat(stream.counts().errors()).isEqualTo(1);
        assertThat(stream.counts().reconnects()).isEqualTo(1);
        assertThat(failures).hasValue(1);
        assertThat(said()).contains("kl-1: an error of ours in reading it; it is opened anew");
    }

    @Test
    void lostPicturesMakeThoseUpToTheNextKeyFrameDegraded() throws Exception {
        LiveStream stream = watch(at(server.url("faulty")));
        plays(stream);
        server.order("drop faulty 0.05");
        try (PictureReader reader = stream.reader()) {
            boolean degraded = false;
            int seen = 0;
            while (!degraded || seen < 100) {
                degraded |= reader.next(Duration.ZERO, SOON).orElseThrow().isDegraded();
                assertThat(seen++).isLessThan(300);
            }
            server.order("drop faulty 0");
            assertThat(stream.counts().gaps()).isPositive();
            int sound = 0;
            for (int i = 0; i < 200 && sound < 26; i++) {
                sound = reader.next(Duration.ZERO, SOON).orElseThrow().isDegraded() ? 0 : sound + 1;
            }
            assertThat(sound).isEqualTo(26);
        }
    }

    @Test
    void damagedPicturesAreMarkedAndEndNothing() throws Exception {
        LiveStream stream = watch(at(server.url("faulty")));
        plays(stream);
        server.order("corrupt faulty 0.2");
        try (PictureReader reader = stream.reader()) {
            int degraded = 0;
            for (int i = 0; i < 75; i++) {
                degraded += reader.next(Duration.ZERO, SOON).orElseThrow().isDegraded() ? 1 : 0;
            }
            assertThat(degraded).isPositive();
            assertThat(reader.damaged()).isPositive();
        } finally {
            server.order("corrupt faulty 0");
        }
        assertThat(stream.state().condition()).isEqualTo(Condition.PLAYING);
    }

    @Test
    void anotherResolutionBeginsTheRingAnewAndIsDecoded() throws Exception {
        LiveStream stream = watch(at(server.url("faulty")));
        plays(stream);
        try (PictureReader reader = stream.reader()) {
            assertThat(width(reader)).isEqualTo(320);
            server.order("switch faulty " + large);
            until("the large picture comes", SOON, () -> width(reader) == 640);
        } finally {
            server.order("switch faulty " + h264);
        }
    }

    private static int width(PictureReader reader) {
        try (var luma = reader.next(Duration.ZERO, SOON).orElseThrow().luma()) {
            return luma.cols();
        }
    }

    @Test
    void aCameraWhosePowerFailedPlaysWithinFiveSecondsOfItsReturn() throws Exception {
        int port = freePort();
        LiveStream stream;
        try (RtspServer first = TestCameras.start(port, Map.of("cam", h264))) {
            stream = watch(at(first.url("cam")));
            plays(stream);
        }
        is(stream, Condition.UNREACHABLE);
        Thread.sleep(2000);
        try (RtspServer second = TestCameras.start(port, Map.of("cam", h264))) {
            assertThat(second.url("cam")).endsWith(":" + port + "/cam");
            assertThat(is(stream, Condition.PLAYING)).isLessThan(Duration.ofSeconds(5));
            assertThat(stream.counts().reconnects()).isPositive();
        }
        assertThat(said())
                .filteredOn(line -> line.contains("closed the connection"))
                .hasSizeGreaterThan(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic", "digest"})
    void aPasswordOpensTheCameraAndAWrongOneIsTriedOnceAndToldNobody(String scheme) throws Exception {
        String password = "s@cr:t/" + scheme;
        try (RtspServer guarded =
                TestCameras.start(0, Map.of("cam", h264), "--user", "cam", "--password", password, "--auth", scheme)) {
            LiveStream right = watch(at(guarded.url("cam"), "cam", password));
            plays(right);
            int before = Integer.parseInt(guarded.order("clients cam"));

            LiveStream wrong = watch(at(guarded.url("cam"), "cam", "wr@ng:word"));
            is(wrong, Condition.UNAUTHORISED);
            Thread.sleep(2000);

            assertThat(Integer.parseInt(guarded.order("clients cam"))).isEqualTo(before + 1);
            assertThat(wrong.state().sentence())
                    .hasValue(guarded.url("cam") + " refuses the user name or the password");
            assertThat(said()).noneMatch(line -> line.contains("wr@ng") || line.contains("wr%40ng"));
            assertThat(said()).noneMatch(line -> line.contains("s@cr") || line.contains("s%40cr"));
        }
    }

    @Test
    void eachReasonIsOneSentenceAndNoDeadCameraDelaysAnother() throws Exception {
        try (ServerSocket blackHole = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LiveStream dead = watch(at("rtsp://127.0.0.1:" + blackHole.getLocalPort() + "/cam"));
            LiveStream nameless = watch(at("rtsp://no-such-camera.invalid/cam"));
            LiveStream refused = watch(at("rtsp://127.0.0.1:" + freePort() + "/cam"));
            LiveStream unknown = watch(at(server.url("nothing")));
            long began = System.nanoTime();
            plays(watch(at(server.url("h264"))));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));

            is(refused, Condition.UNREACHABLE);
            is(unknown, Condition.REFUSED);
            is(dead, Condition.UNREACHABLE);
            is(nameless, Condition.UNREACHABLE);
            assertThat(refused.state().sentence().orElseThrow())
                    .endsWith("refuses the connection: nothing listens on its port");
            assertThat(unknown.state().sentence().orElseThrow()).endsWith("has no stream of this name (404)");
            assertThat(dead.state().sentence().orElseThrow()).endsWith("does not answer within 5 s");
            assertThat(nameless.state().sentence().orElseThrow())
                    .isEqualTo("rtsp://no-such-camera.invalid/cam the name no-such-camera.invalid cannot be resolved");
            assertThat(said())
                    .filteredOn(line -> line.contains("nothing listens"))
                    .hasSize(1);

            LiveStream opening = watch(at("rtsp://127.0.0.1:" + blackHole.getLocalPort() + "/cam"));
            Thread.sleep(300);
            began = System.nanoTime();
            opening.close();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void hardwareThatIsNotThereIsSaidOnceAndTheProcessorDecodes() throws Exception {
        URI address = URI.create(server.url("h264"));
        LiveStream stream =
                watch(new RtspSettings(address, Optional.empty(), RtspSettings.Transport.TCP, Hardware.CUDA));
        plays(stream);
        try (PictureReader reader = stream.reader()) {
            assertThat(width(reader)).isEqualTo(320);
            assertThat(said())
                    .filteredOn(line -> line.contains("the processor decodes: cuda"))
                    .hasSize(1);
        }
    }

    private List<String> said() {
        return List.copyOf(log.list).stream()
                .filter(e -> e.getLevel().isGreaterOrEqual(Level.DEBUG))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
