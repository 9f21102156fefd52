package zebrawatch.meters;

import io.micrometer.core.instrument.Counter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Counts the processor time of the thread that ticks it. Belongs to that thread. */
public final class CpuClock {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Counter seconds;
    private long last = -1;

    CpuClock(Counter seconds) {
        this.seconds = seconds;
    }

    /** Processor time of this thread since it began, in nanoseconds. */
    public static long spent() {
        return CLOCK.getCurrentThreadCpuTime();
    }

    /** Adds what the thread has spent since it last ticked; nothing the first time. */
    public void tick() {
        long now = spent();
        if (last >= 0) {
            seconds.increment((now - last) / 1e9);
        }
        last = now;
    }
}
