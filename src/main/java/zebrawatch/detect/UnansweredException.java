package zebrawatch.detect;

/**
 * A picture to which the detector gave no answer: a newer one of the same camera took its place, or the worker died of
 * it. It is not tried again; the camera's next picture may well be answered. The message is one sentence for people.
 */
public final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnansweredException(String sentence) {
        super(sentence);
    }

    UnansweredException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
