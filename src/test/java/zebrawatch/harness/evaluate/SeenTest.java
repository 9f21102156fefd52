package zebrawatch.harness.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zebrawatch.harness.TrackScore;
import zebrawatch.harness.evaluate.DetectionRecall.Share;
import zebrawatch.harness.evaluate.DetectionRecall.Size;
import zebrawatch.harness.evaluate.DetectionRecall.Sort;
import zebrawatch.scene.Box;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.RoadUser;

/** What is detected and followed, of what was there. */
class SeenTest {
    private static final WatchedBoxes WATCHED =
            new WatchedBoxes(Suite.CAMERA, Suite.CAMERA.crossings().get(0));

    @Test
    void onlyDetectionsCountThatTheTrackerUses() {
        DetectionRecall recall = DetectionRecall.of(WATCHED, Suite.truth(true), Suite.run());

        assertThat(recall.of(Sort.PEDESTRIAN)).contains(new Share(0, 100));
        assertThat(recall.of(Sort.CAR_LIKE).orElseThrow().value()).isEqualTo(1);
        assertThat(recall.of(Sort.TWO_WHEELER)).isEmpty();
    }

    @Test
    void sharesAreTakenBySize() {
        DetectionRecall recall = DetectionRecall.of(WATCHED, Suite.truth(true), Suite.run());

        assertThat(recall.of(Sort.CAR_LIKE, Size.LARGE))
                .contains(recall.of(Sort.CAR_LIKE).orElseThrow());
        assertThat(recall.of(Sort.PEDESTRIAN, Size.MEDIUM)).contains(new Share(0, 100));
        assertThat(recall.of(Sort.PEDESTRIAN, Size.LARGE)).isEmpty();
    }

    @Test
    void whoIsMostlyHiddenOrOutsideTheSearchedPartIsNotAskedFor() {
        Box outside = new Box(0, 600, 16, 60);
        Truth truth = one(new TrueBox("car-1", Suite.CAR, 0.4, Optional.empty()), Suite.box("car-2", outside));

        assertThat(DetectionRecall.of(WATCHED, truth, Suite.run()).of(Sort.CAR_LIKE))
                .isEmpty();
    }

    @Test
    void perfectTracksScoreOne() {
        Truth truth = Suite.truth(true);
        TrackScore score = score(truth, Suite.run());

        assertThat(score.hota().hota()).isEqualTo(1);
        assertThat(score.identity().f1()).isEqualTo(1);
        assertThat(score.clear().switches()).isZero();
    }

    @Test
    void aSwitchOfTracksIsCounted() {
        List<LineRun.Moment> moments = Suite.run().moments().stream()
                .map(m -> new LineRun.Moment(
                        m.t(), m.seen(), List.of(Suite.track(m.t() < 5 ? 1 : 8, RoadUser.CAR, m.t(), Suite.CAR))))
                .toList();

        assertThat(score(Suite.truth(true), new LineRun(moments, List.of(), Duration.ZERO))
                        .clear()
                        .switches())
                .isEqualTo(1);
    }

    @Test
    void whoIsFollowedFarAwayIsNeitherAskedForNorHeldAgainstTheTracker() {
        TrueBox far = new TrueBox("car-1", Suite.CAR, 1, Optional.of(new GroundPoint(5, 60)));

        TrackScore score = score(one(far, Suite.box("ped-1", Suite.PEDESTRIAN)), Suite.run());

        assertThat(score.clear().truePositives()).isEqualTo(1);
        assertThat(score.clear().falsePositives()).isEqualTo(1);
    }

    /** The truth of the picture at 5 s alone; there, three are tracked. */
    private static Truth one(TrueBox... boxes) {
        Truth all = Suite.truth(true);
        return new Truth(
                all.clip(),
                all.crossing(),
                all.actors(),
                List.of(new Truth.Moment(5, List.of(boxes))),
                true,
                List.of());
    }

    private static TrackScore score(Truth truth, LineRun run) {
        NearTracks near = new NearTracks();
        near.add(WATCHED, truth, run);
        return near.score().orElseThrow();
    }
}
