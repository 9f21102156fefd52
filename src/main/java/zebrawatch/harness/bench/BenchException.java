package zebrawatch.harness.bench;

/** Something that cannot be measured here; the message is one sentence for people. */
public final class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BenchException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
