package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import zebrawatch.scene.CameraId;

@Timeout(20)
class NewestFramesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();

    @Test
    void onlyTheNewestPictureIsHandedOutAndTheOthersAreCounted() throws InterruptedException {
        CountDownLatch allRead = new CountDownLatch(1);
        try (NewestFrames frames = frames(counting(5, allRead, null))) {
            allRead.await();
            try (Frame frame = frames.next().orElseThrow()) {
                assertThat(frame.time()).isEqualTo(START.plusSeconds(4));
            }
            assertThat(frames.next()).isEmpty();
        }
        assertThat(arrived).hasValue(5);
        assertThat(dropped).hasValue(4);
    }

    @Test
    void aFailureOfTheSourceReachesWhoeverAsks() throws InterruptedException {
        CountDownLatch allRead = new CountDownLatch(1);
        try (NewestFrames frames = frames(counting(1, allRead, new VideoException("the camera went away")))) {
            allRead.await();
            frames.next().orElseThrow().close();
            assertThatThrownBy(frames::next).isInstanceOf(VideoException.class).hasMessage("the camera went away");
        }
    }

    @Test
    void closingEndsAnEndlessSourceAndClosesIt() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        FrameSource endless = new FrameSource() {
            private int n;

            @Override
            public Optional<Frame> next() {
                return Optional.of(frame(n++));
            }

            @Override
            public Footage footage() {
                return Footage.none();
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
        NewestFrames frames = frames(endless);
        frames.next().orElseThrow().close();
        frames.close();
        closed.await();
        assertThat(frames.next()).isEmpty();
    }

    private NewestFrames frames(FrameSource source) {
        return new NewestFrames("reads test", source, arrived::incrementAndGet, dropped::incrementAndGet);
    }

    private static FrameSource counting(int count, CountDownLatch allRead, @Nullable VideoException atEnd) {
        return new FrameSource() {
            private int n;

            @Override
            public Optional<Frame> next() {
                if (n < count) {
                    return Optional.of(frame(n++));
                }
                allRead.countDown();
                if (atEnd != null) {
                    throw atEnd;
                }
                return Optional.empty();
            }

            @Override
            public Footage footage() {
                return Footage.none();
            }

            @Override
            public void close() {}
        };
    }

    private static Frame frame(int second) {
        return new Frame(
                new CameraId("test"), START.plus(Duration.ofSeconds(second)), new Mat(4, 4, opencv_core.CV_8UC3));
    }
}
