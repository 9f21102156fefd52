package zebrawatch.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration file that cannot be used; the message lists all its problems, one a line. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** A file that cannot be read at all. */
    public ConfigException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.problems = List.of();
    }

    /** @param problems at least one */
    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the file; none where it cannot be read at all. */
    public List<Problem> problems() {
        return problems;
    }
}
