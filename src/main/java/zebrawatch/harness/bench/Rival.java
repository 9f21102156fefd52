package zebrawatch.harness.bench;

import java.nio.FloatBuffer;

/** Another way to compute a net, on one thread. Its input is fixed, so that runs can be compared. */
interface Rival extends AutoCloseable {

    void run();

    /** The last run's output of that name, in the order NHWC. */
    FloatBuffer output(String name);

    @Override
    void close();
}
