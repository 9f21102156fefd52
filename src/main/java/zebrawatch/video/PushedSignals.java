package zebrawatch.video;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Signal;
import zebrawatch.scene.SignalLog;

/**
 * The signals of a station's crossings that are told of from outside: whoever receives it tells it here, the cameras' lines
 * read it. Safe for all threads.
 */
public final class PushedSignals {
    private record Place(CameraId camera, String crossing) {}

    private final ConcurrentMap<Place, SignalLog> logs = new ConcurrentHashMap<>();

    /**
     * Takes in what the signal of a crossing shows.
     *
     * @param time at which it showed it, by the clock of the camera's pictures; pictures taken before are judged without
     * @return false if no such crossing waits to be told, and then nothing was taken in
     */
    public boolean tell(CameraId camera, String crossing, Signal shown, Instant time) {
        return logs.computeIfPresent(new Place(camera, crossing), (place, log) -> log.with(time, shown)) != null;
    }

    /** A lamp for a crossing that from now on can be told; what it was told before is not forgotten. */
    Lamp lamp(CameraId camera, String crossing, Duration valid) {
        Place place = new Place(camera, crossing);
        logs.merge(place, SignalLog.empty(valid), (before, none) -> before.validFor(valid));
        return frame -> logs.getOrDefault(place, SignalLog.empty(valid)).at(frame.time());
    }
}
