package zebrawatch.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.config.CameraFile;
import zebrawatch.scene.Box;
import zebrawatch.scene.Camera;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Detection;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.RoadUser;
import zebrawatch.track.GroundTrack;
import zebrawatch.track.Grounding;
import zebrawatch.track.Track;
import zebrawatch.track.Tracker;
import zebrawatch.track.TrackerSettings;

/** The recorded detections of the sample clips against what was rendered. */
class SampleTracksTest {
    /** Metres of road before and behind the zebra's middle that matter. */
    private static final double NEAR = 15;

    private static final double SAME = 0.5;

    private final Map<String, Set<Long>> tracksOfActor = new HashMap<>();
    private final Map<Long, Set<String>> actorsOfTrack = new HashMap<>();
    private final Set<String> seenWalking = new HashSet<>();
    private final Set<String> seenDriving = new HashSet<>();
    private final List<Double> errors = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "violation-near-side, 1", "violation-near-side, 2",
        "yields-and-waits, 1", "yields-and-waits, 2",
        "empty-street, 1", "empty-street, 2"
    })
    void everyRoadUserIsOneTrackAndStandsWhereItStands(String clip, int everyFrame) throws IOException {
        Path folder = Path.of("samples", clip);
        JsonNode truth =
                new ObjectMapper().readTree(folder.resolve("truth.json").toFile());
        Camera camera = CameraFile.read(folder.resolve("camera.yaml")).camera();
        Crossing crossing = camera.crossings().get(0);
        Tracker tracker = new Tracker(TrackerSettings.DEFAULT, List.of(GroundPlane.of(crossing)));
        Grounding grounding = new Grounding(crossing, camera.width(), camera.height());
        List<String> lines = Files.readAllLines(folder.resolve("detections.jsonl"));
        for (int i = 0; i < lines.size(); i += everyFrame) {
            JsonNode line = new ObjectMapper().readTree(lines.get(i));
            double seconds = line.get("t").asDouble();
            List<Track> tracks = tracker.update(Instant.EPOCH.plusNanos((long) (seconds * 1e9)), detections(line));
            int frame = (int) Math.round(seconds * truth.get("fps").asDouble());
            compare(truth.get("frames").get(frame), tracks, grounding.ground(tracks), crossing.width() / 2);
        }

        assertThat(tracksOfActor).isNotEmpty();
        assertThat(tracksOfActor.values())
                .allSatisfy(tracks -> assertThat(tracks).hasSize(1));
        assertThat(actorsOfTrack.values())
                .allSatisfy(actors -> assertThat(actors).hasSize(1));
        assertThat(seenWalking).allMatch(id -> id.startsWith("ped"));
        assertThat(seenDriving).allMatch(id -> id.startsWith("car"));
        assertThat(errors).hasSizeGreaterThan(20);
        assertThat(errors.stream().filter(metres -> metres > 0.7).count()).isLessThan(errors.size() / 20);
    }

    private void compare(JsonNode frame, List<Track> tracks, List<GroundTrack> grounded, double middle) {
        for (Track track : tracks) {
            for (JsonNode actor : frame.get("boxes")) {
                GroundPoint place = new GroundPoint(
                        actor.get("ground").get(0).asDouble(),
                        actor.get("ground").get(1).asDouble());
                boolean near = Math.abs(place.v() - middle) < NEAR;
                if (near && track.seen() && track.box().iou(box(actor.get("box"), 0)) > SAME) {
                    String id = actor.get("id").asText();
                    tracksOfActor.computeIfAbsent(id, a -> new HashSet<>()).add(track.id());
                    actorsOfTrack
                            .computeIfAbsent(track.id(), t -> new HashSet<>())
                            .add(id);
                    grounded.stream()
                            .filter(g -> g.id() == track.id())
                            .forEach(g -> errors.add(g.position().distance(place)));
                }
            }
        }
    }

    private static List<Detection> detections(JsonNode line) {
        List<Detection> seen = new ArrayList<>();
        for (JsonNode d : line.get("seen")) {
            seen.add(new Detection(
                    RoadUser.valueOf(d.get(0).asText()), box(d, 1), d.get(5).asDouble()));
        }
        return seen;
    }

    private static Box box(JsonNode values, int from) {
        return new Box(
                values.get(from).asDouble(),
                values.get(from + 1).asDouble(),
                values.get(from + 2).asDouble(),
                values.get(from + 3).asDouble());
    }
}
