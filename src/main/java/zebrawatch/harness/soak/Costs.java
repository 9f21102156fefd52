package zebrawatch.harness.soak;

import java.util.List;
import java.util.Map;
import zebrawatch.harness.bench.Machine;

/**
 * What a station's process cost in some time. Broker, cameras and whoever reads the cases are other processes.
 *
 * @param seconds of the time
 * @param tenths of it
 * @param cpu processor time, seconds
 * @param work processor time since the station's start by whose work it was, seconds
 * @param threads that lived at the end
 * @param cameraThreads those of them that belong to a single camera
 * @param garbage that its JVM collected
 * @param machine it ran on
 */
public record Costs(
        double seconds,
        List<Tenth> tenths,
        double cpu,
        Map<String, Double> work,
        int threads,
        int cameraThreads,
        GarbageLog garbage,
        Machine machine) {

    /**
     * A tenth of the time.
     *
     * @param resident memory of the process at its end, megabytes
     * @param heap in use after a collection in it, the least, megabytes; not a number where there was none
     * @param cores used in it
     */
    public record Tenth(double resident, double heap, double cores) {}

    public Costs {
        tenths = List.copyOf(tenths);
        work = Map.copyOf(work);
    }

    /** Cores in use, on average. */
    double cores() {
        return cpu / seconds;
    }
}
