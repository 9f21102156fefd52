package zebrawatch.harness.evaluate;

import java.util.List;

/** Clips or truth that cannot be used; the message is one sentence a line for people, each naming its file. */
public final class TruthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TruthException(String sentence) {
        super(sentence);
    }

    public TruthException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** @param sentences at least one */
    public TruthException(List<String> sentences) {
        super(String.join("\n", sentences));
    }
}
