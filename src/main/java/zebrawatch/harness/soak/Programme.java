package zebrawatch.harness.soak;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import zebrawatch.attention.Surroundings;
import zebrawatch.config.CameraSettings;
import zebrawatch.detect.Detector;
import zebrawatch.harness.evaluate.ClipFolder;
import zebrawatch.harness.soak.Scenery.Piece;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Zone;
import zebrawatch.video.FileSource;
import zebrawatch.video.Frame;

/** Which film each camera of a soak plays. */
public final class Programme {
    /** Of the pictures without people, in how many the detector may see somebody all the same. */
    private static final double MOST_GHOSTS = 0.1;

    /** One picture of so many is looked at for ghosts. */
    private static final int STEP = 25;

    private final Map<String, Film> films;

    private Programme(Map<String, Film> films) {
        this.films = films;
    }

    /**
     * Sceneries for so many cameras, shot where they are not there yet: of three, two in whose clips a vehicle fails to yield
     * and one in whose clip none does. Where there are more cameras than clips, several get the same.
     *
     * @param clips one whose street does not look empty to the detector without its people is not played
     * @param detectors makes the detector of a clip's camera
     * @param shot is told of each clip that is ready
     * @throws SoakException if ffmpeg is not here or no clip can be played
     */
    public static List<Scenery> sceneries(
            List<ClipFolder> clips,
            int cameras,
            Studio studio,
            Function<CameraSettings, Detector> detectors,
            Runnable shot) {
        List<Scenery> sceneries = new ArrayList<>();
        for (ClipFolder clip : mixed(clips)) {
            if (sceneries.size() < cameras) {
                Scenery scenery = studio.shoot(clip);
                try (Detector detector = detectors.apply(clip.settings())) {
                    if (ghosts(scenery, detector) <= MOST_GHOSTS) {
                        sceneries.add(scenery);
                    }
                }
                shot.run();
            }
        }
        if (sceneries.isEmpty()) {
            throw new SoakException(
                    "none of the clips can be played: the detector sees people in all their empty streets");
        }
        return sceneries;
    }

    private static List<ClipFolder> mixed(List<ClipFolder> clips) {
        Deque<ClipFolder> violating =
                new ArrayDeque<>(clips.stream().filter(Programme::violates).toList());
        Deque<ClipFolder> others =
                new ArrayDeque<>(clips.stream().filter(c -> !violates(c)).toList());
        List<ClipFolder> mixed = new ArrayList<>();
        while (mixed.size() < clips.size()) {
            boolean other = violating.isEmpty() || (mixed.size() % 3 == 2 && !others.isEmpty());
            mixed.add(other ? others.remove() : violating.remove());
        }
        return mixed;
    }

    /**
     * A film for each of {@code cameras} cameras.
     *
     * @param cases when a replay of each scenery's scene makes a case, seconds from the scene's begin
     * @param seconds each film's length, at least
     * @param share of the time in which people are there, 0 to 1
     */
    public static Programme of(Map<Scenery, List<Double>> cases, int cameras, double seconds, double share) {
        List<Scenery> sceneries = List.copyOf(cases.keySet());
        Map<String, Film> films = new LinkedHashMap<>();
        for (int i = 0; i < cameras; i++) {
            Scenery scenery = sceneries.get(i % sceneries.size());
            films.put(
                    String.format(Locale.ROOT, "soak-%02d", i + 1),
                    Film.of(scenery, cases.getOrDefault(scenery, List.of()), seconds, share, (i + 0.5) / cameras));
        }
        return new Programme(films);
    }

    private static boolean violates(ClipFolder clip) {
        return clip.truth().expected().stream().anyMatch(e -> e.kind() == Ruling.Kind.FAILURE_TO_YIELD);
    }

    /** The share of the pictures without people in which the detector sees a pedestrian near the zebra. */
    private static double ghosts(Scenery scenery, Detector detector) {
        Map<Crossing, List<Zone>> crossings = new LinkedHashMap<>();
        CameraSettings settings = scenery.clip().settings();
        settings.crossings().forEach(c -> crossings.put(c.crossing(), c.terms().jaywalking()));
        Surroundings near = new Surroundings(crossings, settings.attention().surroundings());
        int looked = 0;
        int seen = 0;
        for (Piece piece : scenery.withoutPeople()) {
            try (FileSource source = new FileSource(settings.camera().id(), piece.film(), Instant.EPOCH)) {
                Optional<Frame> next = source.next();
                for (int n = 0; next.isPresent(); n++, next = source.next()) {
                    try (Frame frame = next.get()) {
                        if (n % STEP == 0) {
                            looked++;
                            seen += near.of(detector.detect(frame)).pedestrian() ? 1 : 0;
                        }
                    }
                }
            }
        }
        return (double) seen / looked;
    }

    /** By camera. */
    public Map<String, Film> films() {
        return films;
    }

    /** How many cases replays make of all films. */
    public int expected() {
        return films.values().stream().mapToInt(f -> f.expected().size()).sum();
    }

    /** What each camera's server plays, in order. */
    public Map<String, List<Path>> playlists() {
        Map<String, List<Path>> playlists = new LinkedHashMap<>();
        films.forEach((camera, film) -> playlists.put(camera, film.playlist()));
        return playlists;
    }
}
