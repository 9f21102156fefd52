package zebrawatch;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many workers the detector has: an option that several commands have. */
final class WorkersOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "how many pictures the detector looks at at a time (default: as many as there are cores)")
    private @Nullable Integer workers;

    /**
     * As many as were asked for.
     *
     * @throws ParameterException if that is none
     */
    OptionalInt asked() {
        if (workers == null) {
            return OptionalInt.empty();
        }
        if (workers < 1) {
            throw new ParameterException(spec.commandLine(), "--workers is 1 or more, got " + workers);
        }
        return OptionalInt.of(workers);
    }
}
