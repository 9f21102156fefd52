package zebrawatch.detect;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import zebrawatch.scene.CameraId;

/** Work that somebody waits for. It is answered once. */
final class Request<T, R> {
    private final CameraId camera;
    private final Function<T, R> work;
    private final long since = System.nanoTime();
    private final CompletableFuture<R> answer = new CompletableFuture<>();

    Request(CameraId camera, Function<T, R> work) {
        this.camera = camera;
        this.work = work;
    }

    CameraId camera() {
        return camera;
    }

    Function<T, R> work() {
        return work;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    void succeed(R result) {
        answer.complete(result);
    }

    void fail(RuntimeException because) {
        answer.completeExceptionally(because);
    }

    /** The answer, for which even an interrupted thread waits. */
    R await() {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException because ? because : e;
        }
    }
}
