package zebrawatch.meters;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * A station's part in the fleet.
 *
 * @param connected whether Kafka answered lately
 * @param stations how many share the city's cameras
 * @param cameras that are its own now
 * @param wanted cameras that it should watch: its own, and those that nobody has room for
 * @param capacity how many cameras it can watch
 * @param moves cameras that came to it or left it since its start
 * @param moved when the last of them did; empty before the first
 */
public record FleetReading(
        boolean connected, int stations, int cameras, int wanted, int capacity, long moves, Optional<Instant> moved) {

    /** Has it read whenever somebody wants to know a metric of the fleet. */
    public static void register(MeterRegistry registry, Supplier<FleetReading> fleet) {
        gauge(Metric.FLEET_CONNECTED, registry, fleet, f -> f.connected ? 1 : 0);
        gauge(Metric.FLEET_STATIONS, registry, fleet, f -> f.stations);
        gauge(Metric.FLEET_CAMERAS, registry, fleet, f -> f.cameras);
        gauge(Metric.FLEET_WANTED, registry, fleet, f -> f.wanted);
        gauge(Metric.FLEET_CAPACITY, registry, fleet, f -> f.capacity);
        gauge(Metric.FLEET_MOVES, registry, fleet, f -> f.moves);
        gauge(
                Metric.FLEET_MOVED,
                registry,
                fleet,
                f -> f.moved.map(time -> time.toEpochMilli() / 1000.0).orElse(Double.NaN));
    }

    private static void gauge(
            Metric metric, MeterRegistry registry, Supplier<FleetReading> fleet, ToDoubleFunction<FleetReading> value) {
        metric.gauge(registry, () -> value.applyAsDouble(fleet.get()));
    }
}
