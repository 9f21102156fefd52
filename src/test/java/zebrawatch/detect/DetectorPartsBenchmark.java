package zebrawatch.detect;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import zebrawatch.config.CameraFile;
import zebrawatch.scene.Camera;
import zebrawatch.scene.Detection;
import zebrawatch.video.FileSource;
import zebrawatch.video.Frame;

/** What is done to one crop of a 720p picture before and after the net. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DetectorPartsBenchmark {
    private static final Path SAMPLE = Path.of("samples/yields-and-waits");

    private final Frame frame;
    private final DetectorParts parts;

    public DetectorPartsBenchmark() {
        Camera camera = CameraFile.read(SAMPLE.resolve("camera.yaml")).camera();
        try (FileSource source = new FileSource(camera.id(), SAMPLE.resolve("clip.mp4"), Instant.EPOCH)) {
            frame = source.next().orElseThrow();
        }
        parts = DetectorParts.of(Path.of("models"), DetectorSettings.standard(), camera);
        parts.fill(frame);
        parts.executor().run();
    }

    @TearDown
    public void close() {
        parts.close();
        frame.close();
    }

    @Benchmark
    public void letterbox() {
        parts.fill(frame);
    }

    @Benchmark
    public List<Detection> decodeAndSuppress() {
        return parts.read();
    }
}
