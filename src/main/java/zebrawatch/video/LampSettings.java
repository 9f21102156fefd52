package zebrawatch.video;

import java.time.Duration;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.SignalCycle;

/** Where the state of a crossing's signal comes from. */
public sealed interface LampSettings {
    /**
     * A lamp of one camera's line.
     *
     * @param crossing of that camera
     * @param pushed what is told of signals from outside
     */
    Lamp lamp(CameraId camera, String crossing, PushedSignals pushed);

    /**
     * The signal's timetable, given from outside.
     *
     * @param cycle always the same
     */
    record Timed(SignalCycle cycle) implements LampSettings {
        @Override
        public Lamp lamp(CameraId camera, String crossing, PushedSignals pushed) {
            return frame -> cycle.at(frame.time());
        }
    }

    /**
     * The signal itself, seen in the picture.
     *
     * @param region round both lamps, pixels
     */
    record Seen(Polygon region) implements LampSettings {
        @Override
        public Lamp lamp(CameraId camera, String crossing, PushedSignals pushed) {
            return new PictureLamp(region);
        }
    }

    /**
     * Told by the signal's controller whenever it changes, and again before what it told has expired.
     *
     * @param valid so long what was told holds, above zero
     */
    record Pushed(Duration valid) implements LampSettings {
        @Override
        public Lamp lamp(CameraId camera, String crossing, PushedSignals pushed) {
            return pushed.lamp(camera, crossing, valid);
        }
    }
}
