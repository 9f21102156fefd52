package zebrawatch.harness.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import zebrawatch.harness.bench.Machine;

/** Measures what a station costs from now on. Belongs to one thread. */
public final class CostMeter {
    private static final int TENTHS = 10;

    private final SoakStation station;
    private final double seconds;
    private final long began = System.nanoTime();
    private final List<Sample> samples = new ArrayList<>();

    private record Sample(double at, double cpu, double resident, int pauses) {}

    /** @param time that will be measured */
    public CostMeter(SoakStation station, Duration time) {
        this.station = station;
        this.seconds = time.toMillis() / 1000.0;
        sample();
    }

    /** Looks at the station now; a few times in a tenth of the time. */
    public void sample() {
        ProcessFigures now = station.figures();
        samples.add(new Sample(
                (System.nanoTime() - began) / 1e9,
                now.cpu(),
                now.resident(),
                station.garbage().pauses().size()));
    }

    /** What it has cost since this meter was made. */
    public Costs end() {
        sample();
        ProcessFigures now = station.figures();
        GarbageLog garbage = station.garbage();
        Sample first = samples.get(0);
        Sample last = samples.get(samples.size() - 1);
        List<Costs.Tenth> tenths = new ArrayList<>();
        for (int i = 1; i <= TENTHS; i++) {
            tenths.add(tenth(at(i - 1), at(i), garbage));
        }
        return new Costs(
                last.at() - first.at(),
                tenths,
                last.cpu() - first.cpu(),
                now.groups(),
                now.threads().size(),
                now.cameraThreads(),
                garbage.between(first.pauses(), garbage.pauses().size()),
                Machine.here());
    }

    /** The first sample at or after so many tenths of the time, else the last. */
    private Sample at(int tenth) {
        return samples.stream()
                .filter(s -> s.at() >= seconds * tenth / TENTHS)
                .findFirst()
                .orElse(samples.get(samples.size() - 1));
    }

    private static Costs.Tenth tenth(Sample from, Sample to, GarbageLog garbage) {
        return new Costs.Tenth(
                to.resident(),
                garbage.between(from.pauses(), to.pauses()).heap(),
                (to.cpu() - from.cpu()) / Math.max(0.001, to.at() - from.at()));
    }
}
