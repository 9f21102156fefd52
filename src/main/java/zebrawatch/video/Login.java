package zebrawatch.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who a camera lets in. The password is fetched anew for each connection, so that a changed one needs no restart, and no text
 * of this record shows it.
 */
public record Login(String user, Secret secret) {

    /** Where a password is. */
    public sealed interface Secret {}

    /** It stands in the configuration itself, for whoever may read that. */
    public record Written(String password) implements Secret {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** An environment variable holds it. */
    public record Variable(String name) implements Secret {}

    /** The first line of a file holds it. */
    public record SecretFile(Path file) implements Secret {}

    /**
     * The password now.
     *
     * @throws VideoException if it is not where it should be
     */
    String password() {
        if (secret instanceof Variable variable) {
            String value = System.getenv(variable.name());
            if (value == null) {
                throw new VideoException(
                        "its password is not there: the environment variable " + variable.name() + " is not set");
            }
            return value;
        }
        if (secret instanceof SecretFile secretFile) {
            return firstLine(secretFile.file());
        }
        return ((Written) secret).password();
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new VideoException("its password is not there: " + file + " cannot be read", e);
        }
    }

    /** The same, told apart from {@link #password()}: shown to nobody. */
    @Override
    public String toString() {
        return user + " with a password";
    }
}
