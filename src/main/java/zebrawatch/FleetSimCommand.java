package zebrawatch;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import zebrawatch.harness.fleet.FleetSimulation;
import zebrawatch.harness.fleet.FleetSimulation.Step;
import zebrawatch.harness.fleet.SimulatedStation;

/** Plays a city's stations without video against a broker in this process and prints how long each change took. */
@Command(
        name = "fleet-sim",
        description = "A city's stations without video on a real broker: balance and take-over times.",
        mixinStandardHelpOptions = true,
        hidden = true,
        sortOptions = false)
final class FleetSimCommand implements Callable<Integer> {
    private static final String ROW = "%-34s %9s %12s %10s %8s   %s%n";

    @Spec
    private CommandSpec spec;

    @Option(names = "--cameras", defaultValue = "416", description = "how many (default: ${DEFAULT-VALUE})")
    private int cameras;

    @Option(names = "--stations", defaultValue = "20", description = "how many (default: ${DEFAULT-VALUE})")
    private int stations;

    @Option(names = "--capacity", defaultValue = "24", description = "of each station (default: ${DEFAULT-VALUE})")
    private int capacity;

    @Option(
            names = "--away",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "how long the broker is away (default: ${DEFAULT-VALUE})")
    private int away;

    @Option(names = "--data", paramLabel = "DIR", description = "keep the data here (default: a temporary folder)")
    private @Nullable Path data;

    @Option(names = "--json", description = "print JSON instead of a table")
    private boolean json;

    @Option(names = "--bootstrap", hidden = true, description = "be one station of a simulation")
    private @Nullable String bootstrap;

    @Option(names = "--station", hidden = true, description = "the name of that station", defaultValue = "box")
    private String station;

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (stations < 3 || cameras < stations) {
            throw new ParameterException(
                    spec.commandLine(), "3 stations or more and as many cameras are needed, got " + stations);
        }
        if (data != null) {
            return play(data);
        }
        Path folder = Files.createTempDirectory("fleet-sim");
        try {
            return play(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private int play(Path folder) throws InterruptedException, IOException {
        if (bootstrap != null) {
            SimulatedStation.tell(bootstrap, station, capacity, folder, System.in, System.out);
            return 0;
        }
        return simulate(folder);
    }

    private int simulate(Path folder) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        FleetSimulation.Plan plan = new FleetSimulation.Plan(
                cameras,
                stations,
                capacity,
                Duration.ofSeconds(away),
                folder,
                List.of(Main.class.getName(), "fleet-sim"));
        if (!json) {
            out.printf(ROW, "", "shared", "longest", "longest", "changes", "cameras of");
            out.printf(ROW, "", "after", "unwatched", "doubled", "", "a station");
        }
        List<Step> steps = FleetSimulation.play(plan, step -> {
            if (!json) {
                print(out, step);
            }
        });
        if (json) {
            out.println(json(steps));
        }
        out.flush();
        return 0;
    }

    private static void print(PrintWriter out, Step step) {
        out.printf(
                ROW,
                step.what(),
                seconds(step.took()),
                seconds(step.unwatched()),
                seconds(step.doubled()),
                step.changes(),
                step.fewest() == step.most() ? step.most() : step.fewest() + " to " + step.most());
        out.flush();
    }

    private static String json(List<Step> steps) {
        ArrayNode list = new JsonMapper().createArrayNode();
        steps.forEach(step -> list.addObject()
                .put("what", step.what())
                .put("shared_after_s", step.took().toMillis() / 1e3)
                .put("longest_unwatched_s", step.unwatched().toMillis() / 1e3)
                .put("longest_doubled_s", step.doubled().toMillis() / 1e3)
                .put("changes", step.changes())
                .put("fewest_cameras", step.fewest())
                .put("most_cameras", step.most()));
        return list.toPrettyString();
    }

    private static String seconds(Duration time) {
        return "%.2f s".formatted(time.toMillis() / 1e3);
    }
}
