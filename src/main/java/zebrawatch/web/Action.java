package zebrawatch.web;

/** Answers a request that is allowed. */
@FunctionalInterface
public interface Action {
    /**
     * Answers it.
     *
     * @throws Exception Javalin's {@code HttpResponseException} to say no; others are logged and shown as a failure
     */
    void answer(Request request) throws Exception;
}
