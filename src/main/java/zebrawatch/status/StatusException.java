package zebrawatch.status;

/** The station's status cannot be served; the message is one sentence for people. */
public final class StatusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StatusException(String sentence) {
        super(sentence);
    }

    public StatusException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
