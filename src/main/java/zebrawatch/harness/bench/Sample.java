package zebrawatch.harness.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zebrawatch.config.CameraFile;
import zebrawatch.config.CameraSettings;
import zebrawatch.scene.Camera;
import zebrawatch.video.FileSource;
import zebrawatch.video.Frame;

/**
 * A clip to measure with.
 *
 * @param detections what the detector saw in it, recorded
 */
public record Sample(CameraSettings settings, Path clip, Path detections) {
    private static final Instant BEGIN = Instant.EPOCH;

    /** The sample of a folder with {@code camera.yaml}, {@code clip.mp4} and {@code detections.jsonl}. */
    public static Sample of(Path folder) {
        return new Sample(
                CameraFile.read(folder.resolve("camera.yaml")),
                folder.resolve("clip.mp4"),
                folder.resolve("detections.jsonl"));
    }

    public Camera camera() {
        return settings.camera();
    }

    /** When the clip begins. */
    public Instant begin() {
        return BEGIN;
    }

    /** The clip from its beginning. */
    public FileSource source() {
        return new FileSource(camera().id(), clip, BEGIN);
    }

    /** Some pictures, spread evenly over the first hundred; the caller closes them. */
    List<Frame> pictures(int count) {
        int every = 100 / count;
        List<Frame> pictures = new ArrayList<>();
        try (FileSource source = source()) {
            Optional<Frame> next = source.next();
            for (int i = 0; next.isPresent() && pictures.size() < count; i++) {
                if (i % every == 0) {
                    pictures.add(next.get());
                } else {
                    next.get().close();
                }
                next = source.next();
            }
            next.ifPresent(Frame::close);
        }
        return pictures;
    }
}
