package zebrawatch.board;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.board.MaskStore.Waiting;
import zebrawatch.board.mask.Mask;
import zebrawatch.board.mask.Masking;
import zebrawatch.detect.DetectException;

/**
 * Masks the pictures of drafts, one after the other, on a thread of its own. The nets are loaded when the first picture
 * waits. A picture that cannot be masked says why and is never published.
 */
public final class MaskDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MaskDesk.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final MaskStore store;
    private final Path models;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "masking");
    private @Nullable Masking masking;

    private MaskDesk(MaskStore store, Path models) {
        this.store = store;
        this.models = models;
    }

    /**
     * Begins.
     *
     * @param models the folder of weights
     */
    public static MaskDesk start(MaskStore store, Path models) {
        MaskDesk desk = new MaskDesk(store, models);
        desk.thread.start();
        return desk;
    }

    /** The picture under way is finished. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(ANSWER.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean last = false;
        try {
            while (!pause(last ? Duration.ZERO : PAUSE)) {
                last = maskOne();
            }
        } finally {
            if (masking != null) {
                masking.close();
            }
        }
    }

    /** Whether there was one. */
    private boolean maskOne() {
        try {
            Optional<Waiting> waiting = store.next();
            waiting.ifPresent(this::mask);
            return waiting.isPresent();
        } catch (RuntimeException e) {
            LOG.error("the board's pictures cannot be masked now: {}; it is tried again", e.getMessage(), e);
            return false;
        }
    }

    private void mask(Waiting waiting) {
        try {
            if (masking == null) {
                masking = Masking.open(models);
            }
            List<Mask> needed = masking.needed(
                    store.read(waiting.photo().original()), waiting.photo().own(), waiting.vehicle(), waiting.plates());
            store.store(waiting.photo(), needed);
        } catch (DetectException | IllegalArgumentException | BoardException e) {
            LOG.error(
                    "picture {} of the board cannot be masked: {}",
                    waiting.photo().id(),
                    e.getMessage());
            store.refuse(waiting.photo(), String.valueOf(e.getMessage()));
        }
    }

    private boolean pause(Duration time) {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
