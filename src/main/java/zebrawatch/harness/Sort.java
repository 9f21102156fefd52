package zebrawatch.harness;

import java.util.ArrayList;
import java.util.List;
import zebrawatch.scene.Box;
import zebrawatch.track.Assignment;
import zebrawatch.track.MotionFilter;

/**
 * The tracker that others are measured against, frame by frame as published (Bewley et al., "Simple online and realtime
 * tracking", ICIP 2016): a box lives on for one frame unseen, is told after three sightings, and is found again by an
 * overlap of 0.3.
 */
public final class Sort {
    private static final int LONGEST_UNSEEN = 1;
    private static final int FEWEST_SIGHTINGS = 3;
    private static final double OVERLAP = 0.3;

    private final List<Followed> tracks = new ArrayList<>();
    private int frames;
    private int lastId;

    /** The tracks told in the next frame, as lines of a result file of that frame number. */
    public List<MotFile.Row> update(int frame, List<Box> seen) {
        frames++;
        tracks.forEach(Followed::predict);
        match(seen);
        List<MotFile.Row> told = new ArrayList<>();
        for (Followed track : tracks) {
            if (track.unseen == 0 && (track.streak >= FEWEST_SIGHTINGS || frames <= FEWEST_SIGHTINGS)) {
                told.add(new MotFile.Row(frame, track.id, track.box(), 1));
            }
        }
        tracks.removeIf(track -> track.unseen > LONGEST_UNSEEN);
        return told;
    }

    private void match(List<Box> seen) {
        double[][] overlap = new double[tracks.size()][seen.size()];
        for (int i = 0; i < overlap.length; i++) {
            Box expected = tracks.get(i).box();
            for (int j = 0; j < seen.size(); j++) {
                overlap[i][j] = expected.iou(seen.get(j));
            }
        }
        int[] chosen = Assignment.maximum(overlap);
        List<Box> unknown = new ArrayList<>(seen);
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i] >= 0 && overlap[i][chosen[i]] >= OVERLAP) {
                tracks.get(i).see(seen.get(chosen[i]));
                unknown.remove(seen.get(chosen[i]));
            }
        }
        unknown.forEach(box -> tracks.add(new Followed(++lastId, box)));
    }

    /** One track: centre, area and the ratio of the sides, the last without a pace of its own; time in frames. */
    private static final class Followed {
        private final int id;
        private final MotionFilter x;
        private final MotionFilter y;
        private final MotionFilter area;
        private final MotionFilter ratio;
        private int streak;
        private int unseen;

        Followed(int id, Box box) {
            this.id = id;
            x = new MotionFilter(box.centre().x(), 10, 10000);
            y = new MotionFilter(box.centre().y(), 10, 10000);
            area = new MotionFilter(box.area(), 10, 10000);
            ratio = new MotionFilter(box.width() / box.height(), 10, 0);
        }

        void predict() {
            if (area.position() + area.velocity() <= 0) {
                area.halt();
            }
            x.predict(1, 1, 0, 0.01);
            y.predict(1, 1, 0, 0.01);
            area.predict(1, 1, 0, 0.0001);
            ratio.predict(1, 1, 0, 0);
            if (unseen > 0) {
                streak = 0;
            }
            unseen++;
        }

        void see(Box box) {
            x.correct(box.centre().x(), 1);
            y.correct(box.centre().y(), 1);
            area.correct(box.area(), 10);
            ratio.correct(box.width() / box.height(), 10);
            streak++;
            unseen = 0;
        }

        Box box() {
            double width = Math.sqrt(area.position() * ratio.position());
            double height = area.position() / width;
            return new Box(x.position() - width / 2, y.position() - height / 2, width, height);
        }
    }
}
