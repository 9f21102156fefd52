package zebrawatch.config;

import java.nio.file.Path;
import java.util.Optional;
import zebrawatch.rule.Policy;

/** Reads a file about one crossing: what stands under {@code crossings} of a camera file. */
public final class CrossingFile {
    private CrossingFile() {}

    /**
     * Reads one crossing.
     *
     * @throws ConfigException with every problem of the file
     */
    public static CrossingSettings read(Path file) {
        return Yaml.read(file, top -> CrossingSection.read(top, Optional.empty(), Policy.standard()));
    }
}
