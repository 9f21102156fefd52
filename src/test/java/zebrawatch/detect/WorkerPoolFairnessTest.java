package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.meters.DetectorMeters;
import zebrawatch.scene.CameraId;

/** Cameras ask and workers finish in random order, one step after the other; what happened is then checked. */
class WorkerPoolFairnessTest {
    private static final int CAMERAS = 12;
    private static final int STEPS = 300;

    private enum What {
        ASKED,
        SERVED,
        SUPERSEDED
    }

    /** @param request numbered in the order of asking */
    private record Event(What what, int camera, int request) {}

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore finish = new Semaphore(0);
    private final List<Thread> askers = new ArrayList<>();
    private int workers;
    private int finished;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whoWaitsIsServedBeforeAnyOtherIsServedTwice(long seed) throws InterruptedException {
        Random random = new Random(seed);
        workers = 1 + random.nextInt(4);
        int busyCamera = random.nextInt(CAMERAS);
        try (WorkerPool<AutoCloseable> pool = new WorkerPool<>(workers, () -> () -> {}, new DetectorMeters(registry))) {
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(100) < 60) {
                    ask(pool, random.nextInt(3) == 0 ? busyCamera : random.nextInt(CAMERAS));
                } else if (now("busy") > 0) {
                    finishOne();
                }
                assertThat(now("waiting")).as("waiting").isLessThanOrEqualTo(CAMERAS);
                assertThat(now("busy")).as("busy").isLessThanOrEqualTo(workers);
            }
            while (now("busy") > 0) {
                finishOne();
            }
            for (Thread asker : askers) {
                asker.join();
            }
        }
        checkEachIsAnsweredOnce();
        checkOnlyANewerOneSupersedes();
        checkTurns();
    }

    private void ask(WorkerPool<AutoCloseable> pool, int camera) throws InterruptedException {
        int request = askers.size();
        events.add(new Event(What.ASKED, camera, request));
        Thread asker = new Thread(() -> {
            try {
                pool.ask(new CameraId("camera-" + camera), tool -> {
                    events.add(new Event(What.SERVED, camera, request));
                    finish.acquireUninterruptibly();
                    return true;
                });
            } catch (UnansweredException e) {
                events.add(new Event(What.SUPERSEDED, camera, request));
            }
        });
        askers.add(asker);
        asker.start();
        untilQuiet();
    }

    private void finishOne() throws InterruptedException {
        finish.release();
        finished++;
        untilQuiet();
    }

    /** Until the pool has taken in all that was asked and its workers can do no more by themselves. */
    private void untilQuiet() throws InterruptedException {
        for (int i = 0; i < 20_000 && !isQuiet(); i++) {
            Thread.sleep(1);
        }
        assertThat(isQuiet()).isTrue();
    }

    private boolean isQuiet() {
        int waiting = (int) now("waiting");
        int busy = (int) now("busy");
        return count(What.ASKED) == waiting + count(What.SERVED) + count(What.SUPERSEDED)
                && busy == count(What.SERVED) - finished
                && (waiting == 0 || busy == workers);
    }

    private int count(What what) {
        synchronized (events) {
            return (int) events.stream().filter(e -> e.what() == what).count();
        }
    }

    private double now(String gauge) {
        return registry.get("zebrawatch.detector." + gauge).gauge().value();
    }

    private void checkEachIsAnsweredOnce() {
        for (int request = 0; request < askers.size(); request++) {
            int number = request;
            assertThat(events)
                    .filteredOn(e -> e.request() == number && e.what() != What.ASKED)
                    .hasSize(1);
        }
    }

    private void checkOnlyANewerOneSupersedes() {
        for (Event event : events) {
            if (event.what() == What.SUPERSEDED) {
                assertThat(events.subList(0, events.indexOf(event)))
                        .anyMatch(e -> e.what() == What.ASKED
                                && e.camera() == event.camera()
                                && e.request() > event.request());
            }
        }
        assertThat(count(What.SUPERSEDED)).isPositive();
    }

    /** A camera's turn begins when it asks while nothing of it waits, and ends when it is served. */
    private void checkTurns() {
        for (int camera = 0; camera < CAMERAS; camera++) {
            Set<Integer> servedMeanwhile = new HashSet<>();
            boolean waits = false;
            for (Event event : List.copyOf(events)) {
                if (event.camera() == camera && event.what() == What.ASKED && !waits) {
                    waits = true;
                    servedMeanwhile.clear();
                } else if (event.what() == What.SERVED && event.camera() == camera) {
                    waits = false;
                } else if (event.what() == What.SERVED && waits) {
                    assertThat(servedMeanwhile.add(event.camera()))
                            .as("camera %d served twice while camera %d waits", event.camera(), camera)
                            .isTrue();
                }
            }
        }
    }
}
