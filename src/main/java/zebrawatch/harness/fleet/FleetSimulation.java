package zebrawatch.harness.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.fleet.CameraRegister;
import zebrawatch.publish.EmbeddedBroker;
import zebrawatch.scene.CameraId;

/**
 * A city's stations without video on a real broker. One station is a process of its own, which is killed; the others
 * live in this one.
 */
public final class FleetSimulation {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Longer than a station that lost its membership takes to notice. */
    private static final Duration AFTERMATH = Duration.ofSeconds(10);

    /** Long enough to be taken for dead. */
    private static final Duration PAUSE = Duration.ofSeconds(12);

    private static final String KILLED = "box-00";

    private final Plan plan;
    private final Consumer<Step> told;
    private final WatchLog log = new WatchLog();
    private final SortedMap<String, SimulatedStation> here = new TreeMap<>();
    private @Nullable EmbeddedBroker broker;
    private @Nullable StationProcess process;

    /**
     * What to play.
     *
     * @param cameras how many
     * @param stations how many, at least 3
     * @param capacity of each station, cameras
     * @param away how long the broker is away
     * @param folder for the broker's data and the stations'
     * @param command words after {@code java -cp …} that run {@link SimulatedStation#tell}; {@code --bootstrap},
     *     {@code --station}, {@code --capacity} and {@code --data} are added
     */
    public record Plan(int cameras, int stations, int capacity, Duration away, Path folder, List<String> command) {}

    /**
     * What came of one part.
     *
     * @param what happened
     * @param took until each camera had one watcher and no station two cameras more than another
     * @param unwatched the longest that a camera had no watcher
     * @param doubled the longest that a camera had two watchers
     * @param changes how often a station began or ceased to watch a camera
     * @param fewest cameras of a station afterwards
     * @param most cameras of a station afterwards
     */
    public record Step(
            String what, Duration took, Duration unwatched, Duration doubled, long changes, long fewest, long most) {}

    private FleetSimulation(Plan plan, Consumer<Step> told) {
        this.plan = plan;
        this.told = told;
    }

    /**
     * Plays it.
     *
     * @param told after each part
     * @throws IllegalStateException if cameras are still not shared after two minutes
     */
    public static List<Step> play(Plan plan, Consumer<Step> told) throws InterruptedException {
        List<Step> steps = new ArrayList<>();
        FleetSimulation simulation = new FleetSimulation(plan, told.andThen(steps::add));
        try {
            simulation.play();
        } finally {
            simulation.end();
        }
        return steps;
    }

    private void play() throws InterruptedException {
        EmbeddedBroker first = EmbeddedBroker.start(plan.folder().resolve("kafka"), 0);
        broker = first;
        String bootstrap = first.bootstrap();
        importCameras(bootstrap, 0, plan.cameras());
        step("all stations start", () -> {
            process = startProcess(bootstrap);
            IntStream.range(1, plan.stations()).forEach(n -> start(bootstrap, "box-%02d".formatted(n)));
        });
        step("kill -9 of a station", () -> {
            if (process != null) {
                process.kill();
            }
        });
        step("it starts again", () -> process = startProcess(bootstrap));
        step("a station is paused for " + PAUSE.toSeconds() + " s", () -> {
            if (process != null) {
                process.pause(PAUSE);
            }
        });
        step("a station leaves", () -> {
            String leaving = here.lastKey();
            Objects.requireNonNull(here.remove(leaving)).close();
            log.gone(leaving);
        });
        step("the broker is away for " + plan.away().toSeconds() + " s", () -> {
            first.close();
            Thread.sleep(plan.away().toMillis());
            broker = EmbeddedBroker.start(plan.folder().resolve("kafka"), port(bootstrap));
            Thread.sleep(AFTERMATH.toMillis());
        });
        step("a camera is added", () -> importCameras(bootstrap, plan.cameras(), 1));
    }

    private interface Action {
        void run() throws InterruptedException;
    }

    private void step(String what, Action action) throws InterruptedException {
        log.mark();
        long begin = System.nanoTime();
        action.run();
        Duration acted = Duration.ofNanos(System.nanoTime() - begin);
        Set<String> alive = new TreeSet<>(here.keySet());
        if (process != null && process.isAlive()) {
            alive.add(KILLED);
        }
        Duration took = acted.plus(log.await(what, () -> log.isShared(alive), LIMIT));
        IntSummaryStatistics counts = log.counts(alive);
        told.accept(
                new Step(what, took, log.unwatched(), log.doubled(), log.changes(), counts.getMin(), counts.getMax()));
    }

    private void importCameras(String bootstrap, int from, int count) {
        List<CameraId> ids = IntStream.range(from, from + count)
                .mapToObj("cam-%03d"::formatted)
                .map(CameraId::new)
                .toList();
        log.expect(ids);
        List<CameraConfig> cameras = ids.stream()
                .map(id -> CameraConfig.given(id, "camera: " + id + "\nplace: 模拟\n", Instant.now()))
                .toList();
        new CameraRegister(bootstrap, "simulation", Map.of())
                .change(there -> new CameraRegister.Changes(cameras, Set.of()));
    }

    private void start(String bootstrap, String name) {
        here.put(
                name,
                SimulatedStation.start(
                        bootstrap, name, plan.capacity(), plan.folder().resolve(name), log));
    }

    private StationProcess startProcess(String bootstrap) {
        List<String> command = new ArrayList<>(plan.command());
        command.addAll(List.of(
                "--bootstrap",
                bootstrap,
                "--station",
                KILLED,
                "--capacity",
                Integer.toString(plan.capacity()),
                "--data",
                plan.folder().resolve(KILLED).toString()));
        return StationProcess.start(command, KILLED, log);
    }

    private void end() throws InterruptedException {
        if (process != null) {
            process.kill();
        }
        Collection<Thread> closing = here.values().stream()
                .map(station -> new Thread(station::close, "closes a station"))
                .toList();
        closing.forEach(Thread::start);
        for (Thread thread : closing) {
            thread.join();
        }
        if (broker != null) {
            broker.close();
        }
    }

    private static int port(String bootstrap) {
        return Integer.parseInt(bootstrap.substring(bootstrap.lastIndexOf(':') + 1));
    }
}
