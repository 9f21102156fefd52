package zebrawatch.harness.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import zebrawatch.config.CameraFile;
import zebrawatch.config.CameraSettings;
import zebrawatch.config.ConfigException;
import zebrawatch.scene.Camera;
import zebrawatch.scene.Crossing;
import zebrawatch.video.FileSource;
import zebrawatch.video.VideoException;

/**
 * A folder with a clip, its camera file and its truth, all of which fit together.
 *
 * @param folder holds {@code camera.yaml}, {@code truth.json}, the clip and perhaps {@code detections.jsonl}
 * @param settings of the camera
 * @param truth about the clip
 */
public record ClipFolder(Path folder, CameraSettings settings, Truth truth) {
    private static final String TRUTH = "truth.json";
    private static final String CAMERA = "camera.yaml";
    private static final String CLIP = "clip.mp4";
    private static final String DETECTIONS = "detections.jsonl";

    /** The last frame is shown for a while, and hand labels are read off a clock: seconds. */
    private static final double SLACK = 0.5;

    /**
     * The clips below {@code dir}, by name, or {@code dir} itself if it is one. A folder with neither truth, nor clip, nor
     * camera file is none.
     *
     * @throws TruthException with every problem of every clip, or if there is no clip
     */
    public static List<ClipFolder> in(Path dir) {
        List<String> problems = new ArrayList<>();
        List<ClipFolder> clips = new ArrayList<>();
        for (Path folder : isClip(dir) ? List.of(dir) : folders(dir)) {
            try {
                clips.add(read(folder));
            } catch (TruthException | ConfigException | VideoException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new TruthException(problems);
        }
        if (clips.isEmpty()) {
            throw new TruthException(dir + ": holds no clip; expected folders with " + CLIP + ", " + CAMERA + " and "
                    + TRUTH + " in it");
        }
        return clips;
    }

    private static List<Path> folders(Path dir) {
        try (Stream<Path> all = Files.list(dir)) {
            return all.filter(ClipFolder::isClip).sorted().toList();
        } catch (NoSuchFileException e) {
            throw new TruthException(dir + ": there is no such folder", e);
        } catch (NotDirectoryException e) {
            throw new TruthException(dir + ": is no folder", e);
        } catch (IOException e) {
            throw new TruthException(dir + ": cannot be listed: " + e.getMessage(), e);
        }
    }

    private static boolean isClip(Path folder) {
        return Stream.of(TRUTH, CLIP, CAMERA).anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    private static ClipFolder read(Path folder) {
        CameraSettings settings = CameraFile.read(folder.resolve(CAMERA));
        ClipFolder clip = new ClipFolder(folder, settings, TruthFile.read(folder.resolve(TRUTH)));
        clip.checkCrossings();
        clip.checkTimes();
        return clip;
    }

    private void checkCrossings() {
        List<String> names =
                settings.camera().crossings().stream().map(Crossing::name).toList();
        for (int i = 0; i < truth.expected().size(); i++) {
            Optional<String> name = truth.expected().get(i).crossing();
            if (name.isPresent() && !names.contains(name.get())) {
                throw wrong("expected[" + i + "].crossing: " + CAMERA + " has no crossing '" + name.get() + "', only "
                        + String.join(", ", names));
            }
        }
    }

    private void checkTimes() {
        try (FileSource source = open()) {
            source.duration().ifPresent(duration -> {
                double end = duration.toMillis() / 1000.0;
                for (int i = 0; i < truth.moments().size(); i++) {
                    checkTime("frames[" + i + "].t", truth.moments().get(i).t(), end);
                }
                for (int i = 0; i < truth.expected().size(); i++) {
                    ExpectedRuling ruling = truth.expected().get(i);
                    checkTime("expected[" + i + "]", ruling.from(), end);
                    checkTime("expected[" + i + "]", ruling.to(), end);
                }
            });
        }
    }

    private void checkTime(String place, double t, double end) {
        if (t < 0 || t > end + SLACK) {
            throw wrong(
                    String.format(Locale.ROOT, "%s: %.2f s lies outside the clip, which lasts %.2f s", place, t, end));
        }
    }

    private TruthException wrong(String sentence) {
        return new TruthException(folder.resolve(TRUTH) + ": " + sentence);
    }

    /** The folder's own name. */
    public String name() {
        return Optional.ofNullable(folder.toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse(folder.toString());
    }

    /** The camera and its crossings. */
    public Camera camera() {
        return settings.camera();
    }

    /** The video file. */
    public Path clip() {
        return folder.resolve(truth.clip());
    }

    /** Recorded detections, which need not be there. */
    public Path detections() {
        return folder.resolve(DETECTIONS);
    }

    /**
     * The clip's pictures; it begins at the epoch, so that times are seconds since its begin.
     *
     * @throws VideoException if it cannot be read
     */
    public FileSource open() {
        return new FileSource(camera().id(), clip(), Instant.EPOCH);
    }

    /** The crossing in whose frame the truth's ground points are. */
    public Crossing crossing() {
        return camera().crossings().stream()
                .filter(c -> truth.crossing().filter(c.name()::equals).isPresent())
                .findFirst()
                .orElse(camera().crossings().get(0));
    }
}
