package zebrawatch.archive;

/** The archive cannot do its work; the message is one sentence for people. */
public final class ArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ArchiveException(String sentence) {
        super(sentence);
    }

    public ArchiveException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
