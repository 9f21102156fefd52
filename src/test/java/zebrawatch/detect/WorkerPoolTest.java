package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zebrawatch.meters.DetectorMeters;
import zebrawatch.scene.CameraId;

class WorkerPoolTest {
    private static final CameraId A = new CameraId("a");
    private static final CameraId B = new CameraId("b");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Tool> tools = new CopyOnWriteArrayList<>();

    /** Notices when two threads use it at once, or one after it was closed. */
    private static final class Tool implements AutoCloseable {
        private final AtomicBoolean used = new AtomicBoolean();
        private volatile boolean closed;

        <R> R use(Supplier<R> work) {
            assertThat(used.compareAndSet(false, true)).as("used by one thread").isTrue();
            assertThat(closed).isFalse();
            R result = work.get();
            used.set(false);
            return result;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private Tool tool() {
        Tool tool = new Tool();
        tools.add(tool);
        return tool;
    }

    private WorkerPool<Tool> pool(int workers) {
        return new WorkerPool<>(workers, this::tool, new DetectorMeters(registry));
    }

    private double pictures(CameraId camera, String result) {
        return registry.get("zebrawatch.detector.pictures")
                .tags("camera", camera.value(), "result", result)
                .counter()
                .count();
    }

    private double now(String gauge) {
        return registry.get("zebrawatch.detector." + gauge).gauge().value();
    }

    @Test
    void everyWorkerWorks() throws InterruptedException {
        CountDownLatch together = new CountDownLatch(3);
        try (WorkerPool<Tool> pool = pool(3)) {
            List<Thread> lines = new ArrayList<>();
            for (CameraId camera : List.of(A, B, new CameraId("c"))) {
                lines.add(started(() -> pool.ask(
                        camera,
                        tool -> tool.use(() -> {
                            together.countDown();
                            return arrived(together);
                        }))));
            }
            for (Thread line : lines) {
                line.join();
            }
            assertThat(together.getCount()).isZero();
            assertThat(now("busy")).isZero();
        }
        assertThat(tools).hasSize(3).allMatch(tool -> tool.closed);
    }

    @Test
    void manyAskersEachGetTheirOwnAnswerOrAreToldThatTheyWereSuperseded() throws InterruptedException {
        int cameras = 12;
        int each = 200;
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger superseded = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        try (WorkerPool<Tool> pool = pool(4)) {
            List<Thread> askers = new ArrayList<>();
            for (int i = 0; i < 3 * cameras; i++) {
                CameraId camera = new CameraId("camera-" + i % cameras);
                int asker = i;
                askers.add(started(() -> {
                    for (int k = 0; k < each; k++) {
                        int question = asker * each + k;
                        try {
                            int answer = pool.ask(camera, tool -> tool.use(() -> question));
                            (answer == question ? answered : wrong).incrementAndGet();
                        } catch (UnansweredException e) {
                            superseded.incrementAndGet();
                        }
                    }
                }));
            }
            for (Thread asker : askers) {
                asker.join();
            }
        }
        assertThat(wrong).hasValue(0);
        assertThat(answered.get() + superseded.get()).isEqualTo(3 * cameras * each);
        assertThat(counted("answered")).isEqualTo(answered.get());
        assertThat(counted("superseded")).isEqualTo(superseded.get());
        assertThat(counted("failed")).isZero();
        assertThat(now("waiting")).isZero();
        assertThat(now("busy")).isZero();
    }

    private double counted(String result) {
        return registry.find("zebrawatch.detector.pictures").tag("result", result).counters().stream()
                .mapToDouble(c -> c.count())
                .sum();
    }

    @Test
    void theNewestOfACameraTakesThePlaceOfTheOneThatWaits() throws InterruptedException {
        Semaphore gate = new Semaphore(0);
        List<String> served = new CopyOnWriteArrayList<>();
        AtomicInteger superseded = new AtomicInteger();
        try (WorkerPool<Tool> pool = pool(1)) {
            List<Thread> askers = new ArrayList<>();
            for (String[] question : new String[][] {{"a", "1"}, {"a", "2"}, {"b", "3"}, {"a", "4"}, {"b", "5"}}) {
                int before = superseded.get();
                int number = askers.size();
                askers.add(started(() -> {
                    try {
                        pool.ask(new CameraId(question[0]), tool -> {
                            gate.acquireUninterruptibly();
                            return served.add(question[1]);
                        });
                    } catch (UnansweredException e) {
                        assertThat(e)
                                .hasMessage("camera " + question[0] + ": a newer picture took the place of this one");
                        superseded.incrementAndGet();
                    }
                }));
                until(() -> number == 0 ? now("busy") == 1 : now("waiting") == Math.min(number, 2));
                until(() -> number < 3 || superseded.get() > before);
            }
            gate.release(askers.size());
            for (Thread asker : askers) {
                asker.join();
            }
        }
        assertThat(served).containsExactly("1", "4", "5");
        assertThat(superseded).hasValue(2);
        assertThat(pictures(A, "superseded")).isEqualTo(1);
        assertThat(pictures(B, "superseded")).isEqualTo(1);
    }

    static Stream<Throwable> deaths() {
        return Stream.of(new IllegalStateException("conv2d: no memory"), new StackOverflowError("deep"));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void aWorkerThatDiesIsReplacedAndItsPictureIsNotTriedAgain(Throwable death) {
        AtomicInteger tries = new AtomicInteger();
        try (WorkerPool<Tool> pool = pool(1)) {
            Throwable told = catchThrowable(() -> pool.ask(A, tool -> {
                tries.incrementAndGet();
                throw sneaky(death);
            }));
            assertThat(told)
                    .isInstanceOf(UnansweredException.class)
                    .hasMessage("camera a: the detector died of this picture: " + death)
                    .hasCause(death);
            assertThat(tries).hasValue(1);
            assertThat(tools.get(0).closed).isTrue();
            assertThat(pictures(A, "failed")).isEqualTo(1);

            assertThat(pool.<Integer>ask(B, tool -> tool.use(() -> 7))).isEqualTo(7);
            assertThat(tools).hasSize(2);
        }
        assertThat(tools).allMatch(tool -> tool.closed);
    }

    @Test
    void aReplacementThatCannotStartFailsOnePictureAndIsTriedAgainWithTheNext() {
        AtomicInteger made = new AtomicInteger();
        Supplier<Tool> second = () -> {
            if (made.incrementAndGet() == 2) {
                throw new IllegalStateException("no memory");
            }
            return tool();
        };
        try (WorkerPool<Tool> pool = new WorkerPool<>(1, second, new DetectorMeters(registry))) {
            assertThatThrownBy(() -> pool.ask(A, tool -> {
                        throw new IllegalStateException("dead");
                    }))
                    .hasMessageContaining("dead");
            assertThatThrownBy(() -> pool.ask(A, tool -> 1))
                    .isInstanceOf(UnansweredException.class)
                    .hasMessageContaining("no memory");
            assertThat(pool.<Integer>ask(A, tool -> 1)).isEqualTo(1);
        }
        assertThat(made).hasValue(3);
    }

    @Test
    void aPoolThatCannotStartSaysWhyAndLeavesNothingOpen() {
        Supplier<Tool> second = () -> {
            if (tools.size() == 1) {
                throw new DetectException("the weights were changed");
            }
            return tool();
        };
        assertThatThrownBy(() -> new WorkerPool<>(2, second, new DetectorMeters(registry)))
                .isInstanceOf(DetectException.class)
                .hasMessage("the weights were changed");
        assertThat(tools).singleElement().matches(tool -> tool.closed);
    }

    @Test
    void anInterruptedAskerWaitsForTheAnswerBecauseItsPictureIsInUse() throws InterruptedException {
        Semaphore gate = new Semaphore(0);
        List<Object> told = new CopyOnWriteArrayList<>();
        try (WorkerPool<Tool> pool = pool(1)) {
            Thread asker = started(() -> {
                told.add(pool.<String>ask(A, tool -> {
                    gate.acquireUninterruptibly();
                    return "answer";
                }));
                told.add(Thread.currentThread().isInterrupted());
            });
            until(() -> now("busy") == 1);
            asker.interrupt();
            asker.join(50);
            assertThat(told).isEmpty();
            gate.release();
            asker.join();
        }
        assertThat(told).containsExactly("answer", true);
    }

    @Test
    void aClosedPoolFinishesWhatItDoesAndRefusesWhatWaits() throws InterruptedException {
        Semaphore gate = new Semaphore(0);
        List<Object> told = new CopyOnWriteArrayList<>();
        WorkerPool<Tool> pool = pool(1);
        Thread working = started(() -> told.add(pool.<String>ask(A, tool -> {
            gate.acquireUninterruptibly();
            return "answer";
        })));
        until(() -> now("busy") == 1);
        Thread waiting = started(() -> {
            Throwable refusal = catchThrowable(() -> pool.ask(B, tool -> "never"));
            told.add(refusal.getMessage());
        });
        until(() -> now("waiting") == 1);
        Thread closing = started(pool::close);
        waiting.join();
        gate.release();
        working.join();
        closing.join();

        assertThat(told).containsExactly("the detector was closed", "answer");
        assertThat(tools).allMatch(tool -> tool.closed);
        assertThatThrownBy(() -> pool.ask(A, tool -> 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the detector is closed");
    }

    @Test
    void aPoolNeedsAWorker() {
        assertThatThrownBy(() -> pool(0)).hasMessage("a pool needs a worker at least, got 0");
    }

    private static boolean arrived(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException sneaky(Throwable death) {
        if (death instanceof Error e) {
            throw e;
        }
        return (RuntimeException) death;
    }

    private static Thread started(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 20_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(1);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
