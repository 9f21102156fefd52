package zebrawatch.harness;

/** A tracking file that cannot be used; the message is one sentence for people that names file and line. */
public final class MotFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MotFileException(String sentence) {
        super(sentence);
    }

    public MotFileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
