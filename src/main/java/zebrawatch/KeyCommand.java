package zebrawatch;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zebrawatch.evidence.seal.StationKey;

/** The key a station seals its packages with. */
@Command(
        name = "key",
        description = "The key a station seals its evidence with.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class KeyCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "create",
            description = "Makes a key that only its owner may read (mode 600) and prints its public part.",
            mixinStandardHelpOptions = true)
    int create(
            @Parameters(paramLabel = "FILE", description = "where it goes; a file that is there is never overwritten")
                    Path file) {
        print(StationKey.create(file));
        return 0;
    }

    @Command(
            name = "show",
            description = "Prints the public part, for those who verify; the fingerprint goes to standard error.",
            mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "FILE", description = "a station's key") Path file) {
        print(StationKey.read(file));
        return 0;
    }

    private void print(StationKey key) {
        spec.commandLine().getOut().print(key.publicPem());
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().println("fingerprint " + key.fingerprint());
    }
}
