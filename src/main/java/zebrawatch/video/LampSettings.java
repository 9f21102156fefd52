package zebrawatch.video;

import zebrawatch.scene.Polygon;
import zebrawatch.scene.SignalCycle;

/** Where the state of a crossing's signal comes from. */
public sealed interface LampSettings {
    /** A lamp of one camera's line. */
    Lamp lamp();

    /**
     * The signal's timetable, given from outside.
     *
     * @param cycle always the same
     */
    record Timed(SignalCycle cycle) implements LampSettings {
        @Override
        public Lamp lamp() {
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
        public Lamp lamp() {
            return new PictureLamp(region);
        }
    }
}
