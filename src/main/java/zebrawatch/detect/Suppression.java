package zebrawatch.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import zebrawatch.scene.Detection;

/** Greedy non-maximum suppression: of boxes of one class that share most of their area the surest stays. */
final class Suppression {
    /** Two boxes above this intersection over union are one road user. */
    static final double SAME = 0.5;

    private Suppression() {}

    /** What stays, the surest first. Cars, buses and trucks are one class, because the net confuses them. */
    static List<Detection> of(List<Detection> candidates) {
        List<Detection> rest = new ArrayList<>(candidates);
        rest.sort(Comparator.comparingDouble(Detection::score).reversed());
        List<Detection> kept = new ArrayList<>();
        for (Detection candidate : rest) {
            if (kept.stream().noneMatch(better -> isSame(better, candidate))) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    private static boolean isSame(Detection a, Detection b) {
        boolean oneClass =
                a.kind() == b.kind() || (a.kind().isCarLike() && b.kind().isCarLike());
        return oneClass && a.box().iou(b.box()) > SAME;
    }
}
