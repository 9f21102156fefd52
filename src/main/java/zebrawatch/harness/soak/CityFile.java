package zebrawatch.harness.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A city file of cameras that see what samples see: each sample's own lines with another name and source. */
public final class CityFile {
    private final List<String> lines = new ArrayList<>();

    /** @param head lines before the cameras */
    public CityFile(String... head) {
        lines.addAll(List.of(head));
        lines.add("cameras:");
    }

    /**
     * Adds a camera.
     *
     * @param source in the file's own form
     * @param scenery that it sees
     */
    public void add(String camera, String source, Scenery scenery) {
        lines.add("- camera: " + camera);
        lines.add("  source: " + source);
        Path own = scenery.clip().folder().resolve("camera.yaml");
        try {
            Files.readAllLines(own).stream()
                    .filter(line -> !line.startsWith("camera:") && !line.startsWith("source:"))
                    .forEach(line -> lines.add("  " + line));
        } catch (IOException e) {
            throw new UncheckedIOException(own + " cannot be read", e);
        }
    }

    /** Writes it. */
    public void write(Path file) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
