package zebrawatch.zones;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import zebrawatch.publish.HealthReader.Told;
import zebrawatch.scene.CameraId;

/** How the cameras are, as their stations told last. Any thread may use it. */
public final class Wellbeing {
    /** Stations repeat themselves once a minute. */
    static final Duration FRESH = Duration.ofMinutes(3);

    private final Clock clock;
    private final Map<CameraId, Heard> heard = new ConcurrentHashMap<>();

    private record Heard(Told told, Instant at) {}

    public Wellbeing(Clock clock) {
        this.clock = clock;
    }

    /** Takes in what is told, in the order in which it was told. */
    void hear(List<Told> news) {
        Instant now = clock.instant();
        news.forEach(told -> heard.put(told.camera(), new Heard(told, now)));
    }

    /** Empty where nothing was heard for some minutes. */
    Optional<Told> of(CameraId camera) {
        return Optional.ofNullable(heard.get(camera))
                .filter(h -> h.at().plus(FRESH).isAfter(clock.instant()))
                .map(Heard::told);
    }
}
