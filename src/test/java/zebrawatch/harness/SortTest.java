package zebrawatch.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zebrawatch.Material;
import zebrawatch.scene.Box;

class SortTest {

    @Test
    void itMakesThePublishedMistakesOnTudCampus() {
        ClearMot score = score("TUD-Campus").clear();

        assertThat(score.falsePositives()).isEqualTo(15);
        assertThat(score.falseNegatives()).isEqualTo(113);
        assertThat(score.switches()).isEqualTo(6);
        assertThat(score.mota()).isCloseTo(0.627, within(0.0005));
    }

    private static TrackScore score(String scene) {
        List<MotFile.Row> seen = MotFile.detections(Material.shared("data/tracking/" + scene + "-det.txt"));
        List<MotFile.Row> truth = MotFile.tracks(Material.shared("data/tracking/" + scene + "-gt.txt"));
        int frames = seen.get(seen.size() - 1).frame();
        Sort sort = new Sort();
        List<MotFile.Row> told = new ArrayList<>();
        for (int frame = 1; frame <= frames; frame++) {
            int now = frame;
            List<Box> boxes = seen.stream()
                    .filter(row -> row.frame() == now)
                    .map(MotFile.Row::box)
                    .toList();
            told.addAll(sort.update(frame, boxes));
        }
        return TrackScore.of(TrackComparison.of(truth, told));
    }
}
