package zebrawatch.harness.soak;

/** Something without which there is no soak; the message is one sentence for people. */
public final class SoakException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SoakException(String sentence) {
        super(sentence);
    }

    public SoakException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
