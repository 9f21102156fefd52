package zebrawatch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the weights are: an option that several commands have. */
final class ModelsOption {
    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "folder with manifest.json and the converted weights (default: the program's own)")
    private @Nullable Path dir;

    /** The folder asked for, else the one beside the program, else {@code models} in the working folder. */
    Path folder() {
        return dir != null ? dir : Path.of(System.getProperty("zebrawatch.home", "."), "models");
    }
}
