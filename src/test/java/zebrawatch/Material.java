package zebrawatch;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What some checks need beside the checkout. Where it is absent the check is skipped with a clear word, or fails when
 * {@code -Dzebrawatch.require=true}.
 */
public final class Material {
    private Material() {}

    /** A file of the reference data, which lies beside the checkout and is not part of it. */
    public static Path shared(String relative) {
        Path file =
                Path.of(System.getProperty("zebrawatch.shared", "../shared")).resolve(relative);
        return present(file, "the reference data (-Dzebrawatch.shared=DIR) is not here: " + file);
    }

    /** A file that a Debian package brings. */
    public static Path debian(String file, String debianPackage) {
        return present(Path.of(file), "apt-get install " + debianPackage + " brings " + file + ", which is not here");
    }

    /** A file of the npm package that brings the weights; the build needs it once and a checkout may do without. */
    public static Path weightsPackage(String file) {
        Path path = Path.of("models/node_modules/@vladmandic/human").resolve(file);
        return present(path, "npm ci in models/ brings " + path + ", which is not here");
    }

    private static Path present(Path file, String otherwise) {
        if (!Files.exists(file)) {
            if (Boolean.getBoolean("zebrawatch.require")) {
                fail(otherwise);
            }
            abort(otherwise);
        }
        return file;
    }
}
