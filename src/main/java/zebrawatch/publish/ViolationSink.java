package zebrawatch.publish;

import zebrawatch.evidence.CaseFile;

/** Where cases go. Accepting never blocks on a network; once it returns, the case is on disk. */
public interface ViolationSink extends AutoCloseable {

    /**
     * Takes a case over.
     *
     * @throws PublishException if it could not be kept on disk
     */
    void accept(CaseFile caseFile);

    /** Hands over what can still be handed over in bounded time; what could not is kept on disk and said. */
    @Override
    void close();
}
