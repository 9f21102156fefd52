package zebrawatch.harness.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Takes the time of work done by the calling thread: on the clock, and what of it the thread had the processor. */
public final class Stopwatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Double> wall = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();

    /**
     * How long one run took, milliseconds.
     *
     * @param wall on the clock
     * @param cpu on the processor: less disturbed by what else the machine does
     */
    public record Times(Spread wall, Spread cpu) {}

    /** Does {@code work} and gives its result. */
    public <T> T time(Supplier<T> work) {
        long began = System.nanoTime();
        long beganCpu = THREADS.getCurrentThreadCpuTime();
        T result = work.get();
        cpu.add((THREADS.getCurrentThreadCpuTime() - beganCpu) / 1e6);
        wall.add((System.nanoTime() - began) / 1e6);
        return result;
    }

    /** Does {@code work}. */
    public void run(Runnable work) {
        time(() -> {
            work.run();
            return true;
        });
    }

    /** Of all runs so far. */
    public Times times() {
        return new Times(spread(wall), spread(cpu));
    }

    private static Spread spread(List<Double> measured) {
        return Spread.of(measured.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
