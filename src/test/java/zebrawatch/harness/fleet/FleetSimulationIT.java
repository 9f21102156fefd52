package zebrawatch.harness.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.Alone;
import zebrawatch.Main;
import zebrawatch.harness.fleet.FleetSimulation.Step;

/** Stations on a real broker, one of them a process that is killed. The limits are those that the fleet is built for. */
@Timeout(600)
@Alone
class FleetSimulationIT {
    private static final Duration TAKEN_OVER = Duration.ofSeconds(10);
    private static final Duration HANDED_BACK = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    @Test
    void camerasAreSharedEvenlyAndTakenOver() throws InterruptedException {
        FleetSimulation.Plan plan = new FleetSimulation.Plan(
                60, 5, 24, Duration.ofSeconds(10), folder, List.of(Main.class.getName(), "fleet-sim"));
        Map<String, Step> steps = FleetSimulation.play(plan, System.out::println).stream()
                .collect(Collectors.toMap(Step::what, Function.identity()));

        assertThat(steps.values())
                .allSatisfy(s -> assertThat(s.most() - s.fewest()).as(s.what()).isLessThanOrEqualTo(1));
        assertThat(steps.get("all stations start")).extracting(Step::most).isEqualTo(12L);
        assertThat(steps.get("kill -9 of a station")).satisfies(s -> {
            assertThat(s.unwatched()).isLessThanOrEqualTo(TAKEN_OVER);
            assertThat(s.changes())
                    .as("12 cease, 12 begin, nobody else is disturbed")
                    .isEqualTo(24);
        });
        assertThat(steps.get("a station leaves"))
                .satisfies(s -> assertThat(s.unwatched()).isLessThanOrEqualTo(HANDED_BACK));
        assertThat(steps.get("the broker is away for 10 s"))
                .satisfies(s -> assertThat(s.changes()).isZero());
    }
}
