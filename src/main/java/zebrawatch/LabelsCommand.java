package zebrawatch;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zebrawatch.harness.evaluate.HandLabels;

/** Turns hand labels of a real clip into a truth file. */
@Command(
        name = "labels",
        description = "Turns hand labels of a real clip (*.labels.json) into a truth file for evaluate.",
        mixinStandardHelpOptions = true)
final class LabelsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LABELS.json", description = "crosswalks, pedestrians and vehicles with their times")
    private Path labels;

    @Option(names = "--out", paramLabel = "truth.json", description = "the truth file (default: printed)")
    private @Nullable Path out;

    @Override
    public Integer call() {
        String truth = HandLabels.read(labels).toPrettyString() + "\n";
        if (out == null) {
            PrintWriter screen = spec.commandLine().getOut();
            screen.print(truth);
            screen.flush();
        } else {
            write(out, truth);
        }
        return 0;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " cannot be written; its folder must exist and be mine to write to", e);
        }
    }
}
