package zebrawatch.evidence;

/** Evidence that cannot be made; the message is one sentence for people. */
public final class EvidenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EvidenceException(String sentence) {
        super(sentence);
    }

    public EvidenceException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
