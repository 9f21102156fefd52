package zebrawatch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zebrawatch.detect.Weights;

/** Brings the detector's weights and the font into place; the build runs it. */
@Command(
        name = "models",
        description = "The detector's weights and the font for Chinese text.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ModelsCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "install",
            description = "Fetches, verifies and converts them; does nothing when they are there.",
            mixinStandardHelpOptions = true)
    int install(
            @Parameters(
                            paramLabel = "NET",
                            arity = "0..*",
                            description = "optional nets to install as well, such as ssdlite-mobilenet-v2")
                    @Nullable
                    List<String> nets,
            @Mixin ModelsOption models) {
        Weights weights = Weights.in(models.folder());
        weights.install(this::say);
        if (nets != null) {
            nets.forEach(net -> weights.install(net, this::say));
        }
        return 0;
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
    }
}
