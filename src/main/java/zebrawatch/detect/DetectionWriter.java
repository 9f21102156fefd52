package zebrawatch.detect;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import zebrawatch.scene.Detection;

/** Writes a clip's detections for {@link RecordedDetector}, a line for each picture. */
public final class DetectionWriter implements AutoCloseable {
    private final Path file;
    private final Instant begin;
    private final BufferedWriter out;

    /**
     * @param begin of the clip
     * @throws DetectException if the file cannot be written
     */
    public DetectionWriter(Path file, Instant begin) {
        this.file = file;
        this.begin = begin;
        try {
            out = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** What was seen in the picture taken at {@code time}; later than the one before. */
    public void write(Instant time, List<Detection> seen) {
        try {
            out.write(new DetectionLine(Duration.between(begin, time), seen).text());
            out.newLine();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private DetectException refused(IOException e) {
        return new DetectException("the detections cannot be written to " + file + ": " + e.getMessage(), e);
    }
}
