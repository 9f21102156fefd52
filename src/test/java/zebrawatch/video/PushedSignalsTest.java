package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Signal;

class PushedSignalsTest {
    private static final CameraId CAMERA = new CameraId("kl-1");
    private static final LampSettings FIVE = new LampSettings.Pushed(Duration.ofSeconds(5));

    private final PushedSignals pushed = new PushedSignals();

    @Test
    void aCrossingIsToldOfItsOwnSignal() {
        Lamp north = FIVE.lamp(CAMERA, "north", pushed);
        Lamp south = FIVE.lamp(CAMERA, "south", pushed);
        assertThat(pushed.tell(CAMERA, "north", Signal.GREEN, at(10))).isTrue();
        assertThat(read(north, 12)).isEqualTo(Signal.GREEN);
        assertThat(read(south, 12)).isEqualTo(Signal.UNKNOWN);
    }

    @Test
    void aPictureIsJudgedByWhatWasSoWhenItWasTaken() {
        Lamp lamp = FIVE.lamp(CAMERA, "north", pushed);
        pushed.tell(CAMERA, "north", Signal.RED, at(10));
        pushed.tell(CAMERA, "north", Signal.GREEN, at(13));
        assertThat(read(lamp, 12.9)).isEqualTo(Signal.RED);
        assertThat(read(lamp, 13)).isEqualTo(Signal.GREEN);
        assertThat(read(lamp, 18.1)).isEqualTo(Signal.UNKNOWN);
    }

    @Test
    void whoeverWaitsForNothingIsNotTold() {
        FIVE.lamp(CAMERA, "north", pushed);
        assertThat(pushed.tell(CAMERA, "south", Signal.GREEN, at(10))).isFalse();
        assertThat(pushed.tell(new CameraId("kl-2"), "north", Signal.GREEN, at(10)))
                .isFalse();
    }

    @Test
    void aLineStartedAnewKnowsWhatWasTold() {
        FIVE.lamp(CAMERA, "north", pushed);
        pushed.tell(CAMERA, "north", Signal.GREEN, at(10));
        Lamp anew = new LampSettings.Pushed(Duration.ofSeconds(60)).lamp(CAMERA, "north", pushed);
        assertThat(read(anew, 50)).isEqualTo(Signal.GREEN);
    }

    private static Signal read(Lamp lamp, double seconds) {
        Mat pixels = new Mat(2, 2, opencv_core.CV_8UC3);
        try (Frame frame = new Frame(CAMERA, at(seconds), pixels)) {
            return lamp.read(frame);
        }
    }

    private static Instant at(double seconds) {
        return Instant.EPOCH.plusMillis(Math.round(seconds * 1000));
    }
}
