package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacedSourceTest implements FrameSourceContract {
    private static final Instant START = Instant.parse("2026-03-05T08:15:00Z");

    @TempDir
    private Path folder;

    private final List<Instant> waitedFor = new ArrayList<>();

    @Override
    public FrameSource open() {
        return paced(true);
    }

    private PacedSource paced(boolean looping) {
        Path file = Clips.record(folder.resolve("clip.mp4"), 320, 240, Clips.even(3, 40), r -> r.setFrameRate(25));
        return new PacedSource(CAMERA, file, looping, () -> START, waitedFor::add);
    }

    @Test
    void eachPictureComesWhenItsTimeHasCome() {
        try (PacedSource source = paced(false)) {
            assertThat(times(source, 3)).isEqualTo(waitedFor);
            assertThat(waitedFor).containsExactly(START, START.plusMillis(40), START.plusMillis(80));
            assertThat(source.next()).isEmpty();
        }
    }

    @Test
    void aLoopGoesOnWithoutAGap() {
        try (PacedSource source = paced(true)) {
            assertThat(times(source, 7))
                    .containsExactlyElementsOf(
                            Clips.even(7, 40).stream().map(START::plusMillis).toList());
        }
    }

    @Test
    void anInterruptedThreadGetsNoMorePictures() {
        try (PacedSource source = paced(true)) {
            Thread.currentThread().interrupt();
            assertThat(source.next()).isEmpty();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static List<Instant> times(FrameSource source, int pictures) {
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            try (Frame frame = source.next().orElseThrow()) {
                times.add(frame.time());
            }
        }
        return times;
    }
}
