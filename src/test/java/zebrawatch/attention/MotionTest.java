package zebrawatch.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zebrawatch.config.CameraFile;
import zebrawatch.scene.Crossing;

/** A street of grey patches before a camera that gives a picture every two seconds. */
class MotionTest {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final Crossing CROSSING = CameraFile.read(Path.of("samples/empty-street/camera.yaml"))
            .camera()
            .crossings()
            .get(0);

    /** Of a camera's sensor, four steps of 255. */
    private static final double[] NOISE =
            new Random(7).doubles(99_991).map(d -> 14 * (d - 0.5)).toArray();

    private final Random chance = new Random(7);
    private final Motion motion = new Motion(new Surroundings(Map.of(CROSSING, List.of()), 4), WIDTH, HEIGHT);
    private Instant time = Instant.parse("2026-11-28T08:00:00Z");

    @BeforeEach
    void lookForAMinute() {
        assertThat(seen(street(1))).as("nothing is known of the first picture").isTrue();
        for (int i = 0; i < 30; i++) {
            assertThat(seen(street(1))).isFalse();
        }
    }

    @Test
    void aPersonOnTheZebraIsMotion() {
        byte[] street = street(1);
        person(street, 560, 440);
        assertThat(seen(street)).isTrue();
    }

    @Test
    void aPersonFarFromTheZebraIsNot() {
        byte[] street = street(1);
        person(street, 1200, 60);
        assertThat(seen(street)).isFalse();
    }

    @Test
    void cloudsAndExposureAreNot() {
        assertThat(seen(street(0.7))).isFalse();
        assertThat(seen(street(1.2))).isFalse();
    }

    @Test
    void aPersonInChangingLightIs() {
        byte[] street = street(0.7);
        person(street, 560, 440);
        assertThat(seen(street)).isTrue();
    }

    @Test
    void whatStandsForMinutesBecomesTheStreet() {
        for (int i = 0; i < 200; i++) {
            byte[] street = street(1);
            person(street, 560, 440);
            seen(street);
        }
        byte[] street = street(1);
        person(street, 560, 440);
        assertThat(seen(street)).isFalse();
    }

    private boolean seen(byte[] luma) {
        time = time.plusSeconds(2);
        return motion.seen(time, ByteBuffer.wrap(luma), WIDTH);
    }

    private byte[] street(double gain) {
        byte[] luma = new byte[WIDTH * HEIGHT];
        int shift = chance.nextInt(NOISE.length);
        for (int i = 0; i < luma.length; i++) {
            int patch = 60 + 20 * ((i % WIDTH / 64 + i / WIDTH / 48) % 6);
            luma[i] = (byte) Math.max(0, Math.min(255, Math.round(patch * gain + NOISE[(i + shift) % NOISE.length])));
        }
        return luma;
    }

    private static void person(byte[] luma, int left, int top) {
        for (int y = top; y < top + 80; y++) {
            for (int x = left; x < left + 28; x++) {
                luma[y * WIDTH + x] = 35;
            }
        }
    }
}
