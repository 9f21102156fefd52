package zebrawatch.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.scene.CameraId;

/**
 * Tells a station which cameras it watches, for as long as it is open: its share of the city's, or those it was pinned to.
 * Without Kafka the station goes on with those it has; one that starts without Kafka, with those it had.
 *
 * <p>As a rule a camera has one watcher, because Kafka gives its partition to the next station when the last has let go of
 * it. A station that Kafka cannot hear, or that was paused, goes on watching while others have taken over, and a camera
 * that is not watched by its partition's owner may have two watchers for some seconds: then a passage may be seen twice.
 */
public final class Fleet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final FleetSettings settings;
    private final Duties duties;
    private final LastKnown lastKnown;
    private final Thread thread = new Thread(this::run, "fleet");
    private final long started = System.nanoTime();
    private volatile View view = new View(false, 0, List.of(), List.of());
    private volatile Moves moves = new Moves(0, Optional.empty());
    private volatile boolean closing;
    private @Nullable FleetLink link;
    private @Nullable Outlook followed;
    private boolean alone;
    private String trouble = "";

    /**
     * What the fleet looks like from here.
     *
     * @param connected whether Kafka answered lately
     * @param stations how many share the city's cameras
     * @param watching this station's cameras
     * @param unwatched cameras of this station's that neither it nor any other watches, for want of room or of a
     *     configuration: an alarm
     */
    public record View(boolean connected, int stations, List<CameraId> watching, List<CameraId> unwatched) {}

    /**
     * How often cameras came to this station and left it.
     *
     * @param count since its start
     * @param last when one last did, by this machine's clock; empty before the first
     */
    public record Moves(long count, Optional<Instant> last) {
        Moves oneMore() {
            return new Moves(count + 1, Optional.of(Instant.now()));
        }
    }

    private Fleet(FleetSettings settings, FleetListener listener) {
        this.settings = settings;
        this.duties = new Duties(listener);
        this.lastKnown = new LastKnown(settings.folder());
    }

    /** Joins the fleet; Kafka need not be there. */
    public static Fleet join(FleetSettings settings, FleetListener listener) {
        Fleet fleet = new Fleet(settings, listener);
        fleet.thread.setDaemon(true);
        fleet.thread.start();
        return fleet;
    }

    /** As it is now. */
    public View view() {
        return view;
    }

    /** How often cameras came and left so far. */
    public Moves moves() {
        return moves;
    }

    /** Releases all cameras, then leaves, so that the others have them at once. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closing) {
                look();
            }
            duties.keepOnly(Set.of());
            if (link != null) {
                link.close();
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("the fleet was told to stop", e);
            duties.keepOnly(Set.of());
        }
    }

    private void look() throws InterruptedException {
        try {
            if (link == null) {
                link = FleetLink.open(settings, this::giveBack);
            }
            Optional<Outlook> outlook = link.look(TICK);
            if (!trouble.isEmpty()) {
                LOG.info("Kafka at {} tells of the cameras again", settings.bootstrap());
                trouble = "";
            }
            outlook.filter(o -> !o.equals(followed)).ifPresent(this::follow);
            show(true);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            say(FleetException.of(settings.bootstrap(), e));
            show(false);
            if (link != null && !(e instanceof RetriableException)) {
                link.abandon();
                link = null;
            }
            Thread.sleep(PAUSE.toMillis());
        }
        if (followed == null
                && !alone
                && System.nanoTime() - started > settings.patience().toNanos()) {
            goOnAlone();
        }
    }

    private void follow(Outlook outlook) {
        duties.follow(outlook.mine());
        if (!outlook.mine().isEmpty()) {
            lastKnown.write(outlook.mine().values());
        }
        if (!outlook.unwatched().isEmpty()
                && (followed == null || !outlook.unwatched().equals(followed.unwatched()))) {
            LOG.error(
                    "{} camera(s) are not watched by anybody: {}",
                    outlook.unwatched().size(),
                    outlook.unwatched());
        }
        followed = outlook;
    }

    private void giveBack(Outlook left) {
        duties.keepOnly(left.mine().keySet());
        followed = left;
    }

    private void goOnAlone() {
        SortedMap<CameraId, CameraConfig> cameras = new TreeMap<>();
        lastKnown.read().forEach(c -> cameras.put(c.id(), c));
        settings.given().forEach(c -> cameras.put(c.id(), c));
        if (!settings.pinned().isEmpty()) {
            cameras.keySet().retainAll(settings.pinned());
        }
        while (cameras.size() > settings.capacity()) {
            cameras.remove(cameras.lastKey());
        }
        LOG.warn(
                "Kafka at {} has not told of any cameras yet; going on with {}",
                settings.bootstrap(),
                cameras.keySet());
        duties.follow(cameras);
        alone = true;
    }

    private void show(boolean connected) {
        moves = duties.moves();
        view = new View(
                connected,
                followed == null ? 0 : followed.stations(),
                duties.watching(),
                followed == null ? List.of() : followed.unwatched());
    }

    /** A trouble is said when it begins. */
    private void say(FleetException e) {
        String sentence = String.valueOf(e.getMessage());
        if (!sentence.equals(trouble)) {
            LOG.warn(
                    "{}; going on with {} camera(s)",
                    sentence,
                    duties.watching().size());
            LOG.debug("what Kafka met", e);
            trouble = sentence;
        }
    }
}
