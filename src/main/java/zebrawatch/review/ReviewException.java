package zebrawatch.review;

/** Something cannot be reviewed as it was asked; the message is one sentence for people. */
public final class ReviewException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReviewException(String sentence) {
        super(sentence);
    }

    public ReviewException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
