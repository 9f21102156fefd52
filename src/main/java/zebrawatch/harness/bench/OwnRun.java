package zebrawatch.harness.bench;

import java.nio.FloatBuffer;
import zebrawatch.detect.run.Executor;

/** This program's executor; the picture is in its input already, and the executor stays its owner's. */
record OwnRun(Executor executor) implements Rival {
    @Override
    public void run() {
        executor.run();
    }

    @Override
    public FloatBuffer output(String name) {
        return executor.output(name);
    }

    @Override
    public void close() {}
}
