package zebrawatch.detect.run;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Runs programs until the JVM has compiled them: vectors that it has not yet made registers of are on the heap, and such a run takes
 * a hundred times as long.
 */
final class WarmUp {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** At least so many runs must be no faster than those before. */
    private static final int STILL = 3;

    /** Bytes that a run may put on the heap, which is none but for what the JVM itself does. */
    private static final int ALLOCATED = 1000;

    /** A time that is more than this share of another is no faster. */
    private static final double FASTER = 0.9;

    private final long end;
    private final long still;
    private volatile boolean enough;

    /**
     * @param most for all programs together: a machine that is busy starts all the same
     * @param still how long a program must be no faster than before
     */
    WarmUp(Duration most, Duration still) {
        end = System.nanoTime() + most.toNanos();
        this.still = still.toNanos();
    }

    /** Ends it after the run that is under way. */
    void end() {
        enough = true;
    }

    void run(Executor program) {
        int runs = 0;
        long least = Long.MAX_VALUE;
        long since = System.nanoTime();
        long begin = since;
        while ((runs < STILL || begin - since < still) && !enough && begin < end) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            program.run();
            long now = System.nanoTime();
            boolean allocates = THREADS.getCurrentThreadAllocatedBytes() - allocated > ALLOCATED;
            if (allocates || now - begin < FASTER * least) {
                runs = 0;
                since = now;
            } else {
                runs++;
            }
            least = Math.min(least, now - begin);
            begin = now;
        }
    }
}
