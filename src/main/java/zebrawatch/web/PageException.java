package zebrawatch.web;

/** The page cannot be served; the message is one sentence for people. */
public final class PageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PageException(String sentence) {
        super(sentence);
    }

    public PageException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
