package zebrawatch.video.health;

import static org.bytedeco.opencv.global.opencv_imgproc.TM_CCOEFF_NORMED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_calib3d;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import zebrawatch.scene.Box;

/**
 * Places of one reference picture that are found again wherever they are: corners (Shi and Tomasi, Good Features to
 * Track, 1994) that look like nothing else near them, so not a stripe among stripes. They are found by normalised
 * correlation of edges, and those that agree on one turn, zoom and shift (RANSAC) tell where the camera looks now.
 */
final class Landmarks implements AutoCloseable {
    /** A reference with fewer tells nothing. */
    static final int LEAST = 16;

    private static final int MOST_AROUND = 40;
    private static final int MOST_ELSEWHERE = 30;
    private static final int HALF = 16;
    private static final int APART = 18;

    /** How far a landmark is looked for, sketch pixels: first near its place, then as far as a tenth of the width. */
    private static final int NEAR = 10;

    private static final int FAR = 56;

    /** Cameras write time and place along the upper and lower edge; letters stay where they are when a camera moves. */
    private static final double LETTERED = 0.1;

    private static final double FOUND = 0.6;
    private static final double UNLIKE_ITS_NEIGHBOURS = 0.75;
    private static final double AGREEMENT = 2;

    /** A landmark of the reference: the middle of its patch. */
    private record Mark(int x, int y) {}

    private record Pair(Mark mark, double x, double y) {}

    private final Sketch reference;
    private final List<Mark> marks = new ArrayList<>();

    /**
     * @param reference belongs to the landmarks from here on
     * @param around the crossing's surroundings, sketch pixels, where most landmarks are sought
     */
    Landmarks(Sketch reference, Box around) {
        this.reference = reference;
        choose(around, true, MOST_AROUND);
        choose(around, false, MOST_ELSEWHERE);
    }

    int count() {
        return marks.size();
    }

    Sketch reference() {
        return reference;
    }

    /** Where the landmarks are in another picture of the same camera. */
    Sighting in(Sketch now) {
        Sighting near = sight(now, NEAR);
        return near.agreeing() >= 0.6 * count() ? near : near.orBetter(sight(now, FAR));
    }

    private Sighting sight(Sketch now, int reach) {
        List<Pair> found = new ArrayList<>();
        for (Mark mark : marks) {
            find(mark, now, reach).ifPresent(found::add);
        }
        return agreement(found);
    }

    private Optional<Pair> find(Mark mark, Sketch now, int reach) {
        try (Rect window = window(mark, reach);
                Rect patchPlace = window(mark, 0);
                Mat patch = new Mat(reference.edges(), patchPlace);
                Mat searched = new Mat(now.edges(), window);
                Mat match = new Mat();
                Point best = new Point()) {
            opencv_imgproc.matchTemplate(searched, patch, match, TM_CCOEFF_NORMED);
            double[] most = new double[1];
            opencv_core.minMaxLoc(match, null, most, null, best, null);
            return most[0] < FOUND
                    ? Optional.empty()
                    : Optional.of(new Pair(mark, window.x() + best.x() + HALF, window.y() + best.y() + HALF));
        }
    }

    /** Estimates twice the same from the same pictures: OpenCV's RANSAC draws from a fixed seed. */
    private Sighting agreement(List<Pair> found) {
        if (found.size() < 4) {
            return new Sighting(count(), found.size(), 0, Optional.empty());
        }
        try (Mat from = new Mat(found.size(), 1, opencv_core.CV_32FC2);
                Mat to = new Mat(found.size(), 1, opencv_core.CV_32FC2);
                Mat agree = new Mat()) {
            try (FloatIndexer f = from.createIndexer();
                    FloatIndexer t = to.createIndexer()) {
                for (int i = 0; i < found.size(); i++) {
                    Pair pair = found.get(i);
                    f.put(i, 0, 0, pair.mark().x());
                    f.put(i, 0, 1, pair.mark().y());
                    t.put(i, 0, 0, (float) pair.x());
                    t.put(i, 0, 1, (float) pair.y());
                }
            }
            try (Mat matrix = opencv_calib3d.estimateAffinePartial2D(
                    from, to, agree, opencv_calib3d.RANSAC, AGREEMENT, 2000, 0.99, 10)) {
                if (matrix.empty()) {
                    return new Sighting(count(), found.size(), 0, Optional.empty());
                }
                try (DoubleIndexer m = matrix.createIndexer()) {
                    Pose pose = new Pose(m.get(0, 0), m.get(1, 0), m.get(0, 2), m.get(1, 2));
                    return new Sighting(count(), found.size(), opencv_core.countNonZero(agree), Optional.of(pose));
                }
            }
        }
    }

    private void choose(Box around, boolean inside, int most) {
        Mat grey = reference.grey();
        int top = (int) (grey.rows() * LETTERED);
        try (Mat mask = new Mat(grey.rows(), grey.cols(), opencv_core.CV_8UC1, Scalar.all(inside ? 0 : 255));
                Mat corners = new Mat()) {
            fill(mask, around, inside ? 255 : 0);
            for (Mark taken : marks) {
                fill(mask, new Box(taken.x() - APART, taken.y() - APART, 2 * APART, 2 * APART), 0);
            }
            int edge = HALF + 2;
            fill(mask, new Box(0, 0, grey.cols(), Math.max(top, edge)), 0);
            fill(mask, new Box(0, grey.rows() - Math.max(top, edge), grey.cols(), grey.rows()), 0);
            fill(mask, new Box(0, 0, edge, grey.rows()), 0);
            fill(mask, new Box(grey.cols() - edge, 0, edge, grey.rows()), 0);
            opencv_imgproc.goodFeaturesToTrack(grey, corners, 3 * most, 0.005, APART, mask, 5, false, 0.04);
            if (corners.empty()) {
                return;
            }
            int before = marks.size();
            try (FloatIndexer c = corners.createIndexer()) {
                for (int i = 0; i < corners.rows() && marks.size() - before < most; i++) {
                    Mark mark = new Mark(Math.round(c.get(i, 0, 0)), Math.round(c.get(i, 0, 1)));
                    if (isUnlikeItsNeighbours(mark)) {
                        marks.add(mark);
                    }
                }
            }
        }
    }

    private boolean isUnlikeItsNeighbours(Mark mark) {
        try (Rect window = window(mark, FAR / 2);
                Rect place = window(mark, 0);
                Mat patch = new Mat(reference.edges(), place);
                Mat searched = new Mat(reference.edges(), window);
                Mat match = new Mat()) {
            opencv_imgproc.matchTemplate(searched, patch, match, TM_CCOEFF_NORMED);
            int x = mark.x() - HALF - window.x();
            int y = mark.y() - HALF - window.y();
            fill(match, new Box(x - 5, y - 5, 11, 11), -1);
            double[] second = new double[1];
            opencv_core.minMaxLoc(match, null, second, null, null, null);
            return second[0] < UNLIKE_ITS_NEIGHBOURS;
        }
    }

    /** A patch, or what is searched for it, cut off at the picture's edges. */
    private Rect window(Mark mark, int reach) {
        int left = Math.max(0, mark.x() - HALF - reach);
        int top = Math.max(0, mark.y() - HALF - reach);
        int right = Math.min(reference.grey().cols(), mark.x() + HALF + 1 + reach);
        int bottom = Math.min(reference.grey().rows(), mark.y() + HALF + 1 + reach);
        return new Rect(left, top, right - left, bottom - top);
    }

    private static void fill(Mat mat, Box box, double value) {
        int left = Math.max(0, (int) box.left());
        int top = Math.max(0, (int) box.top());
        int right = Math.min(mat.cols(), (int) box.right());
        int bottom = Math.min(mat.rows(), (int) box.bottom());
        if (right > left && bottom > top) {
            try (Rect place = new Rect(left, top, right - left, bottom - top);
                    Scalar colour = Scalar.all(value)) {
                opencv_imgproc.rectangle(mat, place, colour, opencv_imgproc.FILLED, opencv_imgproc.LINE_8, 0);
            }
        }
    }

    @Override
    public void close() {
        reference.close();
    }
}
