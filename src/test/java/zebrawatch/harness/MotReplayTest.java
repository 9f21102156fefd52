package zebrawatch.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.Material;
import zebrawatch.scene.RoadUser;
import zebrawatch.track.Tracker;

class MotReplayTest {

    @Test
    void sortMakesThePublishedMistakes() {
        ClearMot score = score("TUD-Campus", MotReplay.sort(seen("TUD-Campus"))).clear();

        assertThat(score.falsePositives()).isEqualTo(15);
        assertThat(score.falseNegatives()).isEqualTo(113);
        assertThat(score.switches()).isEqualTo(6);
        assertThat(score.mota()).isCloseTo(0.627, within(0.0005));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TUD-Campus", "TUD-Stadtmitte"})
    void ourTrackerKeepsIdentitiesBetterThanSort(String scene) {
        TrackScore sort = score(scene, MotReplay.sort(seen(scene)));

        TrackScore ours = score(scene, MotReplay.follow(new Tracker(), seen(scene), 25, RoadUser.PEDESTRIAN));

        assertThat(ours.hota().hota()).isGreaterThan(sort.hota().hota());
        assertThat(ours.identity().f1()).isGreaterThan(sort.identity().f1());
    }

    private static List<MotFile.Row> seen(String scene) {
        return MotFile.detections(Material.shared("data/tracking/" + scene + "-det.txt"));
    }

    private static TrackScore score(String scene, List<MotFile.Row> told) {
        return TrackScore.of(
                TrackComparison.of(MotFile.tracks(Material.shared("data/tracking/" + scene + "-gt.txt")), told));
    }
}
