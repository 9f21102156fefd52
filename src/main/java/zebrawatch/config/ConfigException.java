package zebrawatch.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration file that cannot be used; the message lists all its problems, one a line. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A file that cannot be read at all. */
    public ConfigException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** @param problems at least one */
    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
}
