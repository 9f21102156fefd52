package zebrawatch.harness.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import zebrawatch.evidence.Lettering;
import zebrawatch.harness.evaluate.Evaluation;
import zebrawatch.harness.evaluate.ScoreJson;
import zebrawatch.harness.evaluate.ThresholdSweep;

/**
 * A folder with an evaluation to look at: {@code index.html}, one Chinese page with its style, plots and pictures inside,
 * so that it can be sent as a single file; and {@code scores.json}, what {@code --json} prints.
 */
public final class Report {
    private Report() {}

    /**
     * Writes both files; those already there are replaced.
     *
     * @param folder made if it is not there
     * @param date of the evaluation
     * @param lettering writes into the pictures
     * @throws UncheckedIOException if the folder cannot be written to
     */
    public static void write(
            Path folder, Evaluation evaluation, ThresholdSweep sweep, LocalDate date, Lettering lettering) {
        String page = new Page(evaluation, sweep, date, lettering).html(style());
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("index.html"), page);
            Files.writeString(
                    folder.resolve("scores.json"),
                    new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(ScoreJson.of(evaluation))
                            + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String style() {
        try (InputStream css = Report.class.getResourceAsStream("/report/report.css")) {
            return new String(Objects.requireNonNull(css, "report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css cannot be read from the program", e);
        }
    }
}
