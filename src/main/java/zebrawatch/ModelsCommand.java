package zebrawatch;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zebrawatch.detect.Weights;

/** Fetches and converts the detector's weights; the build runs it. */
@Command(
        name = "models",
        description = "Fetches, verifies and converts weights and font; does nothing when they are there.",
        mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
    private enum Action {
        install
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "install", description = "what to do: install")
    private Action action;

    @Mixin
    private ModelsOption models;

    @Override
    public Integer call() {
        Weights.in(models.folder()).install(line -> spec.commandLine().getErr().println(line));
        return 0;
    }
}
