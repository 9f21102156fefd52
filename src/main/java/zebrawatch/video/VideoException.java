package zebrawatch.video;

/** A camera or file that cannot be read or written; the message is one sentence for people, without any password. */
public final class VideoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public VideoException(String sentence) {
        super(sentence);
    }

    public VideoException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
