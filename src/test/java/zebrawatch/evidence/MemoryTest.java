package zebrawatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import zebrawatch.video.Frame;

class MemoryTest {
    private static Remembered remembered(int number) {
        try (Frame frame = Passage.frame(number)) {
            return Remembered.of(frame, List.of(), 80);
        }
    }

    @Test
    void picturesOlderThanItsLengthAreForgotten() {
        Memory memory = new Memory(Duration.ofSeconds(1), Long.MAX_VALUE);
        for (int i = 0; i < 30; i++) {
            memory.keep(remembered(i));
        }

        assertThat(memory.stream().map(Remembered::time))
                .startsWith(Passage.time(19))
                .endsWith(Passage.time(29))
                .hasSize(11);
    }

    @Test
    void neverMoreBytesThanItsCapacity() {
        int one = remembered(0).bytes();
        Memory memory = new Memory(Duration.ofSeconds(100), 4L * one);
        for (int i = 0; i < 20; i++) {
            memory.keep(remembered(i));
            assertThat(memory.stream().mapToInt(Remembered::bytes).sum()).isLessThanOrEqualTo(4 * one);
        }
        assertThat(memory.stream().count()).isBetween(3L, 4L);
    }

    @Test
    void theNewestPictureIsKeptWhateverItsSize() {
        Memory memory = new Memory(Duration.ofSeconds(1), 1);
        memory.keep(remembered(0));
        memory.keep(remembered(1));

        assertThat(memory.stream().map(Remembered::time)).containsExactly(Passage.time(1));
    }

    @Test
    void theNearestPictureIsFoundOnEitherSide() {
        Memory memory = new Memory(Duration.ofSeconds(9), Long.MAX_VALUE);
        memory.keep(remembered(10));
        memory.keep(remembered(20));

        assertThat(memory.nearest(Passage.time(0)).time()).isEqualTo(Passage.time(10));
        assertThat(memory.nearest(Passage.time(14)).time()).isEqualTo(Passage.time(10));
        assertThat(memory.nearest(Passage.time(16)).time()).isEqualTo(Passage.time(20));
        assertThat(memory.nearest(Passage.time(90)).time()).isEqualTo(Passage.time(20));
    }
}
