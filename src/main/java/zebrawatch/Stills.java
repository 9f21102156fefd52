package zebrawatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.evidence.Jpeg;
import zebrawatch.publish.Still;
import zebrawatch.publish.StillFeed;
import zebrawatch.scene.CameraId;
import zebrawatch.video.Frame;

/**
 * When headquarters gets a camera's picture to draw its crossings on: when it is first seen here, when it is found to have
 * moved, when somebody asks for it, and once an hour. Any thread may use it.
 */
final class Stills {
    private static final Logger LOG = LoggerFactory.getLogger(Stills.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final List<Integer> QUALITIES = List.of(90, 75, 60, 45, 30);

    private final StillFeed feed;
    private final Map<CameraId, Sent> last = new ConcurrentHashMap<>();

    private record Sent(Instant time, boolean moved) {}

    /** @param feed stays the caller's */
    Stills(StillFeed feed) {
        this.feed = feed;
    }

    /**
     * Told of a camera's pictures; sends one that is due, which takes some milliseconds.
     *
     * @param moved whether the camera is known to have moved
     */
    void look(Frame frame, boolean moved) {
        if (!frame.degraded() && isDue(frame, moved)) {
            last.put(frame.camera(), new Sent(frame.time(), moved));
            still(frame)
                    .ifPresentOrElse(
                            feed::offer,
                            () -> LOG.warn(
                                    "{}: its picture of {}x{} is too large for headquarters",
                                    frame.camera(),
                                    frame.width(),
                                    frame.height()));
        }
    }

    /** The next picture of a camera is sent, however new the last is. */
    void wanted(CameraId camera) {
        last.remove(camera);
    }

    /** A camera that is watched here no longer, or by another configuration from now on. */
    void left(CameraId camera) {
        last.remove(camera);
    }

    private boolean isDue(Frame frame, boolean moved) {
        @Nullable Sent sent = last.get(frame.camera());
        return sent == null
                || (moved && !sent.moved())
                || Duration.between(sent.time(), frame.time()).abs().compareTo(PAUSE) >= 0;
    }

    private static Optional<Still> still(Frame frame) {
        return QUALITIES.stream()
                .map(quality -> Jpeg.encode(frame.pixels(), quality))
                .filter(jpeg -> jpeg.length <= Still.LARGEST)
                .findFirst()
                .map(jpeg -> new Still(frame.camera(), frame.time(), frame.width(), frame.height(), jpeg));
    }
}
