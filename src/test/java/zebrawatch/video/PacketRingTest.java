package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ring that is fed by hand: 100 pictures, 40 ms apart, a key frame every fifth. */
class PacketRingTest {
    private static final Instant START = Instant.parse("2026-03-05T08:15:00Z");

    @TempDir
    private Path folder;

    private final List<Packet> packets = new ArrayList<>();
    private StreamFormat format;
    private StreamFormat other;

    @BeforeEach
    void read() throws Exception {
        Path file = Clips.record(folder.resolve("a.mp4"), 320, 240, Clips.even(100, 40), r -> r.setFrameRate(25));
        try (Demuxer demuxer = Demuxer.open(file)) {
            format = demuxer.format();
            while (demuxer.advance()) {
                Instant time = START.plus(demuxer.shown(), ChronoUnit.MICROS);
                packets.add(demuxer.packet(time, time));
            }
        }
        try (Demuxer demuxer = Demuxer.open(Clips.record(folder.resolve("b.mp4"), 64, 48, Clips.even(3, 40)))) {
            other = demuxer.format();
        }
        assertThat(packets).hasSize(100);
    }

    private PacketRing ring(Duration length, long capacity, int filled) {
        PacketRing ring = new PacketRing(length, capacity);
        ring.begin(format);
        packets.subList(0, filled).forEach(ring::add);
        return ring;
    }

    private static List<Integer> numbers(PictureReader reader, Duration spacing, int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            reader.next(spacing, Duration.ZERO).ifPresent(p -> numbers.add(number(p)));
        }
        return numbers;
    }

    private static int number(Picture picture) {
        return (int) (Duration.between(START, picture.time()).toMillis() / 40);
    }

    @Test
    void itHoldsItsLengthAndBeginsWithAKeyFrame() {
        PacketRing ring = ring(Duration.ofSeconds(1), 1 << 30, 98);
        // the newest key frame is 95; one second before it is picture 70
        assertThat(ring.oldest()).hasValue(START.plusMillis(40 * 70));
        assertThat(ring.newest()).hasValue(START.plusMillis(40 * 97));
    }

    @Test
    void bytesGoBeforeLength() {
        long all = packets.stream().mapToLong(Packet::size).sum();
        PacketRing ring = ring(Duration.ofSeconds(60), all / 2, 100);
        assertThat(ring.bytes()).isBetween(all / 4, all / 2);
        assertThat(packets.stream().filter(Packet::isKey).map(Packet::time))
                .contains(ring.oldest().orElseThrow());
    }

    @Test
    void whatComesBeforeTheFirstKeyFrameIsLeftOut() {
        PacketRing ring = new PacketRing(Duration.ofSeconds(1), 1 << 30);
        ring.begin(format);
        assertThat(ring.add(packets.get(3))).isFalse();
        assertThat(ring.oldest()).isEmpty();
        assertThat(ring.add(packets.get(5))).isTrue();
    }

    @Test
    void anotherFormatBeginsItAnewAndTheSameGoesOn() {
        PacketRing ring = ring(Duration.ofSeconds(9), 1 << 30, 10);
        ring.begin(format);
        assertThat(ring.oldest()).hasValue(START);
        ring.begin(other);
        assertThat(ring.oldest()).isEmpty();
        assertThat(ring.bytes()).isZero();
    }

    @Test
    void aReaderGetsEveryPictureAndNoneTwice() {
        PacketRing ring = ring(Duration.ofSeconds(9), 1 << 30, 10);
        try (PictureReader reader = new PictureReader(ring)) {
            assertThat(numbers(reader, Duration.ZERO, 20)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            packets.subList(10, 12).forEach(ring::add);
            assertThat(numbers(reader, Duration.ZERO, 20)).containsExactly(10, 11);
            assertThat(reader.decoded()).isEqualTo(12);
            assertThat(reader.skipped()).isZero();
            assertThat(reader.lag()).isZero();
        }
    }

    @Test
    void aReaderGetsPicturesAtTheSpacingThatItWants() {
        try (PictureReader reader = new PictureReader(ring(Duration.ofSeconds(9), 1 << 30, 100))) {
            assertThat(numbers(reader, Duration.ofMillis(120), 6)).containsExactly(0, 3, 6, 9, 12, 15);
            assertThat(reader.lag()).isEqualTo(Duration.ofMillis(40 * (99 - 16)));
        }
    }

    @Test
    void aReaderThatIsTooSlowGoesOnWithTheNewestKeyFrameAndCountsWhatItLeftOut() {
        PacketRing ring = ring(Duration.ofSeconds(1), 1 << 30, 10);
        try (PictureReader reader = new PictureReader(ring)) {
            numbers(reader, Duration.ZERO, 3);
            packets.subList(10, 98).forEach(ring::add);
            assertThat(numbers(reader, Duration.ZERO, 9)).containsExactly(95, 96, 97);
            assertThat(reader.skipped()).isEqualTo(92);
        }
    }

    @Test
    void aReaderThatWatchesGetsKeyFramesAndGoesBackForAllSinceTheOneBefore() {
        PacketRing ring = ring(Duration.ofSeconds(9), 1 << 30, 13);
        try (PictureReader reader = new PictureReader(ring)) {
            Picture key = reader.nextKey(Duration.ZERO).orElseThrow();
            assertThat(key.isKey()).isTrue();
            while (number(key) < 10) {
                key = reader.nextKey(Duration.ZERO).orElseThrow();
            }
            assertThat(reader.nextKey(Duration.ofMillis(5))).isEmpty();
            reader.goBack(Duration.ofMillis(40));
            assertThat(numbers(reader, Duration.ZERO, 20)).containsExactly(5, 6, 7, 8, 9, 10, 11, 12);
        }
    }

    @Test
    void aReaderGetsOverAnotherFormat() throws IOException {
        PacketRing ring = ring(Duration.ofSeconds(9), 1 << 30, 10);
        try (PictureReader reader = new PictureReader(ring)) {
            numbers(reader, Duration.ZERO, 3);
            ring.begin(other);
            assertThat(reader.next(Duration.ZERO, Duration.ZERO)).isEmpty();
            ring.begin(format);
            packets.subList(20, 23).forEach(ring::add);
            assertThat(numbers(reader, Duration.ZERO, 9)).containsExactly(20, 21, 22);
        }
    }

    @Test
    void anEndedRingGivesWhatIsInItAndNoMore() {
        PacketRing ring = ring(Duration.ofSeconds(9), 1 << 30, 2);
        ring.end();
        try (PictureReader reader = new PictureReader(ring)) {
            assertThat(numbers(reader, Duration.ZERO, 2)).containsExactly(0, 1);
            assertThat(reader.next(Duration.ZERO, Duration.ofHours(1))).isEmpty();
            assertThat(reader.nextKey(Duration.ofHours(1))).isEmpty();
        }
    }
}
