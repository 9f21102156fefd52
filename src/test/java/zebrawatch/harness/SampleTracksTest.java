package zebrawatch.harness;

import static org.assertj.core.api.Assertions.assertThat;

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
import zebrawatch.detect.RecordedDetector;
import zebrawatch.harness.evaluate.ClipFolder;
import zebrawatch.harness.evaluate.TrueBox;
import zebrawatch.harness.evaluate.Truth;
import zebrawatch.scene.Camera;
import zebrawatch.scene.Crossing;
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
    void everyRoadUserIsOneTrackAndStandsWhereItStands(String name, int everyFrame) {
        ClipFolder clip = ClipFolder.in(Path.of("samples", name)).get(0);
        Truth truth = clip.truth();
        Camera camera = clip.camera();
        Crossing crossing = clip.crossing();
        Tracker tracker = new Tracker(TrackerSettings.DEFAULT, List.of(GroundPlane.of(crossing)));
        Grounding grounding = new Grounding(crossing, camera.width(), camera.height());
        var lines = List.copyOf(
                RecordedDetector.read(clip.detections(), Instant.EPOCH).lines().entrySet());
        assertThat(lines).hasSameSizeAs(truth.moments());
        for (int i = 0; i < lines.size(); i += everyFrame) {
            List<Track> tracks = tracker.update(
                    Instant.EPOCH.plus(lines.get(i).getKey()), lines.get(i).getValue());
            compare(truth.moments().get(i), tracks, grounding.ground(tracks), crossing.width() / 2);
        }

        assertThat(tracksOfActor).isNotEmpty();
        assertThat(tracksOfActor.values())
                .allSatisfy(tracks -> assertThat(tracks).hasSize(1));
        assertThat(actorsOfTrack.values())
                .allSatisfy(actors -> assertThat(actors).hasSize(1));
        assertThat(seenWalking).isNotEmpty().allMatch(id -> id.startsWith("ped"));
        assertThat(seenDriving).isNotEmpty().allMatch(id -> id.startsWith("car"));
        assertThat(errors).hasSizeGreaterThan(20);
        assertThat(errors.stream().filter(metres -> metres > 0.7).count()).isLessThan(errors.size() / 20);
    }

    private void compare(Truth.Moment moment, List<Track> tracks, List<GroundTrack> grounded, double middle) {
        for (Track track : tracks) {
            for (TrueBox actor : moment.boxes()) {
                GroundPoint place = actor.ground().orElseThrow();
                boolean near = Math.abs(place.v() - middle) < NEAR;
                if (near && track.seen() && track.box().iou(actor.box()) > SAME) {
                    tracksOfActor
                            .computeIfAbsent(actor.actor(), a -> new HashSet<>())
                            .add(track.id());
                    actorsOfTrack
                            .computeIfAbsent(track.id(), t -> new HashSet<>())
                            .add(actor.actor());
                    (track.kind() == RoadUser.PEDESTRIAN ? seenWalking : seenDriving).add(actor.actor());
                    grounded.stream()
                            .filter(g -> g.id() == track.id())
                            .forEach(g -> errors.add(g.position().distance(place)));
                }
            }
        }
    }
}
