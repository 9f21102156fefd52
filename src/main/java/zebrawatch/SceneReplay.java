package zebrawatch;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import zebrawatch.config.CameraSettings;
import zebrawatch.evidence.CaseFile;
import zebrawatch.harness.Trajectories;
import zebrawatch.harness.soak.Scenery;
import zebrawatch.publish.ViolationSink;
import zebrawatch.video.FileSource;
import zebrawatch.video.ThinnedSource;

/**
 * What the line makes of a soak's scenes when it may take its time: the same film, from a file, at the usual rate of {@code
 * replay}. Remembers what it has replayed.
 */
final class SceneReplay {
    private static final double RATE = 15;

    private final Map<Path, List<Double>> known = new ConcurrentHashMap<>();

    /**
     * When each scene's cases are, seconds from its begin, in the order of the sceneries. Several are replayed at a time.
     *
     * @param done is told of each
     */
    Map<Scenery, List<Double>> cases(List<Scenery> sceneries, Station rooms, Runnable done) {
        sceneries.parallelStream()
                .filter(scenery -> !known.containsKey(scenery.scene().film()))
                .forEach(scenery -> {
                    Path film = scenery.scene().film();
                    known.put(film, replay(scenery.clip().settings(), film, rooms));
                    done.run();
                });
        Map<Scenery, List<Double>> cases = new LinkedHashMap<>();
        sceneries.forEach(s -> cases.put(s, known.getOrDefault(s.scene().film(), List.of())));
        return cases;
    }

    private static List<Double> replay(CameraSettings settings, Path film, Station rooms) {
        Collecting sink = new Collecting();
        FileSource file = new FileSource(settings.camera().id(), film, Instant.EPOCH);
        try (CameraLine line = rooms.line(
                settings,
                new ThinnedSource(file, RATE, () -> {}),
                rooms.detector(settings),
                List.of(sink),
                CameraLine.Onlooker.NOBODY)) {
            boolean more = true;
            while (more) {
                more = line.step();
            }
        }
        return sink.cases;
    }

    private static final class Collecting implements ViolationSink {
        private final List<Double> cases = new ArrayList<>();

        @Override
        public void accept(CaseFile caseFile) {
            cases.add(Trajectories.seconds(caseFile.ruling().time()));
        }

        @Override
        public void close() {
            // nothing is kept
        }
    }
}
