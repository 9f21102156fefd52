package zebrawatch.publish;

/** A case that could not be kept, sent or read; the message is one sentence for people. */
public final class PublishException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PublishException(String sentence) {
        super(sentence);
    }

    public PublishException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
