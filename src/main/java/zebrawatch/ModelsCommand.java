package zebrawatch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
    int install(@Mixin ModelsOption models) {
        Weights.in(models.folder()).install(line -> spec.commandLine().getErr().println(line));
        return 0;
    }
}
