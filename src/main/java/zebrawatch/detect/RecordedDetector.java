package zebrawatch.detect;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.scene.Detection;
import zebrawatch.video.Frame;

/**
 * Plays back what {@link DetectionWriter} wrote. A picture gets the line nearest to its time, if that is nearer than half
 * of the usual gap between lines; otherwise the recording does not know the picture, and nothing is seen in it.
 */
public final class RecordedDetector implements Detector {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedDetector.class);

    /** For a recording of one line, which has no gap: half a picture at 1 picture a second. */
    private static final Duration LONE = Duration.ofMillis(500);

    private final Path file;
    private final Instant begin;
    private final NavigableMap<Duration, List<Detection>> lines;
    private final Duration tolerance;
    private final Model model;
    private int unknown;

    private RecordedDetector(Path file, Instant begin, NavigableMap<Duration, List<Detection>> lines) {
        this.model = new Model("recorded detections", ModelCache.digest(file));
        this.file = file;
        this.begin = begin;
        this.lines = lines;
        tolerance = tolerance(lines);
    }

    /**
     * A detector for one clip.
     *
     * @param begin the time of the clip's first picture, to which the recorded times are added
     * @throws DetectException naming file and line, if it cannot be read
     */
    public static RecordedDetector read(Path file, Instant begin) {
        NavigableMap<Duration, List<Detection>> lines = new TreeMap<>();
        int number = 0;
        try {
            for (String text : Files.readAllLines(file)) {
                number++;
                if (!text.isBlank()) {
                    DetectionLine line = DetectionLine.parse(text, file, number);
                    if (!lines.isEmpty() && line.offset().compareTo(lines.lastKey()) <= 0) {
                        throw new DetectException(file + ":" + number + ": the time does not grow");
                    }
                    lines.put(line.offset(), line.seen());
                }
            }
        } catch (NoSuchFileException e) {
            throw new DetectException(file + " is not there", e);
        } catch (CharacterCodingException e) {
            throw new DetectException(file + " is no UTF-8 text", e);
        } catch (IOException e) {
            throw new DetectException(file + " cannot be read: " + e.getMessage(), e);
        }
        if (lines.isEmpty()) {
            throw new DetectException(file + " holds no detections; expected a line for each picture");
        }
        return new RecordedDetector(file, begin, lines);
    }

    /** All that was recorded, by the time since the clip's begin. */
    public NavigableMap<Duration, List<Detection>> lines() {
        return Collections.unmodifiableNavigableMap(lines);
    }

    @Override
    public List<Detection> detect(Frame frame) {
        Duration offset = Duration.between(begin, frame.time());
        return Stream.of(lines.floorKey(offset), lines.ceilingKey(offset))
                .filter(key -> key != null)
                .filter(key -> key.minus(offset).abs().compareTo(tolerance) < 0)
                .min((a, b) -> a.minus(offset).abs().compareTo(b.minus(offset).abs()))
                .map(key -> lines.get(key))
                .orElseGet(() -> unknown(frame, offset));
    }

    private List<Detection> unknown(Frame frame, Duration offset) {
        unknown++;
        if (unknown == 1) {
            LOG.warn(
                    "{}: {} knows no picture at {} s; nothing is seen in such pictures",
                    frame.camera(),
                    file,
                    offset.toMillis() / 1000.0);
        }
        return List.of();
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public void close() {
        if (unknown > 1) {
            LOG.warn("{} did not know {} pictures", file, unknown);
        }
    }

    /** Half of the median gap. */
    private static Duration tolerance(NavigableMap<Duration, List<Detection>> lines) {
        List<Duration> times = List.copyOf(lines.keySet());
        List<Duration> gaps = Stream.iterate(1, i -> i < times.size(), i -> i + 1)
                .map(i -> times.get(i).minus(times.get(i - 1)))
                .sorted()
                .toList();
        return gaps.isEmpty() ? LONE : gaps.get(gaps.size() / 2).dividedBy(2);
    }
}
