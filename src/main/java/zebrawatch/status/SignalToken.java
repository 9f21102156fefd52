package zebrawatch.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What those have to know who tell a station of signals; from the environment, never from the command line. */
public final class SignalToken {
    /** Names the variable that holds the token. */
    public static final String VARIABLE = "ZEBRAWATCH_SIGNAL_TOKEN";

    /** Names the variable that holds the path of a file with the token in it. */
    public static final String FILE_VARIABLE = "ZEBRAWATCH_SIGNAL_TOKEN_FILE";

    private SignalToken() {}

    /**
     * The token of this station, if it was given one.
     *
     * @param environment of the process
     * @throws StatusException if the file cannot be read or the token is empty; the sentence never holds the token
     */
    public static Optional<String> of(Map<String, String> environment) {
        String file = environment.get(FILE_VARIABLE);
        String token = file != null ? read(file) : environment.get(VARIABLE);
        if (token == null) {
            return Optional.empty();
        }
        if (token.isBlank()) {
            throw new StatusException(
                    (file != null ? file : VARIABLE) + ": is empty; expected the token of those who tell signals");
        }
        return Optional.of(token.strip());
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new StatusException(FILE_VARIABLE + " names " + file + ", which cannot be read", e);
        }
    }
}
