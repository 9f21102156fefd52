package zebrawatch.detect;

/** Weights, a net or recorded detections that cannot be used; the message is one sentence for people. */
public final class DetectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DetectException(String sentence) {
        super(sentence);
    }

    public DetectException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
