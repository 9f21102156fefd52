package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.junit.jupiter.api.Test;
import zebrawatch.scene.CameraId;

/** What every source of frames promises. */
interface FrameSourceContract {
    CameraId CAMERA = new CameraId("test-1");

    /** A source with at least three pictures, of camera {@link #CAMERA}. */
    FrameSource open();

    @Test
    default void timesIncreaseStrictly() {
        try (FrameSource source = open()) {
            Instant last = Instant.MIN;
            for (int i = 0; i < 3; i++) {
                try (Frame frame = source.next().orElseThrow()) {
                    assertThat(frame.time()).isAfter(last);
                    last = frame.time();
                }
            }
        }
    }

    @Test
    default void framesAreEightBitBgrOfTheirCamera() {
        try (FrameSource source = open();
                Frame frame = source.next().orElseThrow()) {
            assertThat(frame.camera()).isEqualTo(CAMERA);
            assertThat(frame.pixels().type()).isEqualTo(opencv_core.CV_8UC3);
            assertThat(frame.pixels().isContinuous()).isTrue();
            assertThat(frame.width()).isPositive();
            assertThat(frame.height()).isPositive();
        }
    }

    @Test
    default void aFrameOutlivesTheNextOneAndItsSource() {
        FrameSource source = open();
        try (Frame first = source.next().orElseThrow()) {
            int before = first.pixels().ptr(0, 0).get() & 0xff;
            source.next().ifPresent(Frame::close);
            source.close();
            assertThat(first.pixels().ptr(0, 0).get() & 0xff).isEqualTo(before);
        }
    }

    @Test
    default void closingTwiceIsHarmless() {
        FrameSource source = open();
        Optional<Frame> frame = source.next();
        source.close();
        assertThatCode(source::close).doesNotThrowAnyException();
        frame.ifPresent(f -> {
            f.close();
            assertThatCode(f::close).doesNotThrowAnyException();
        });
    }
}
