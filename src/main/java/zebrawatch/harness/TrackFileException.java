package zebrawatch.harness;

/** A trajectory file that cannot be used; the message is one sentence for people that names file and line. */
public final class TrackFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TrackFileException(String sentence) {
        super(sentence);
    }

    public TrackFileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
