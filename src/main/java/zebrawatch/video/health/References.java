package zebrawatch.video.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.scene.Box;
import zebrawatch.scene.Camera;
import zebrawatch.scene.Crossing;
import zebrawatch.video.VideoException;

/**
 * The street as it looked when the outline was confirmed, and as it looked later in other lights. A later picture is
 * taken only while the camera is known to stand where it stood, and is brought back to the first one's place, so that
 * nothing creeps.
 */
final class References implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(References.class);

    /** Day, night, and two between. */
    private static final int MOST = 4;

    private final Camera camera;
    private final ReferenceFolder folder;
    private final List<Landmarks> landmarks = new ArrayList<>();
    private final List<Appearance> appearances = new ArrayList<>();
    private int best;
    private int oldestLater = 1;

    References(Camera camera, ReferenceFolder folder) {
        this.camera = camera;
        this.folder = folder;
        for (Mat picture : folder.pictures()) {
            try (picture) {
                add(Sketch.of(camera, picture));
            }
        }
    }

    /** What one look found. */
    record Look(Sighting sighting, boolean comparable) {}

    boolean isEmpty() {
        return landmarks.isEmpty();
    }

    /** The landmarks of the reference that was best lately; where it fails, of the next one. */
    Look look(Sketch now, Appearance appearance) {
        Look look = look(best, now, appearance);
        if (look.sighting().pose().isEmpty() && landmarks.size() > 1) {
            int next = (best + 1) % landmarks.size();
            Look other = look(next, now, appearance);
            best = next;
            return new Look(look.sighting().orBetter(other.sighting()), look.comparable() || other.comparable());
        }
        return look;
    }

    private Look look(int which, Sketch now, Appearance appearance) {
        return new Look(landmarks.get(which).in(now), appearance.showsAsMuchAs(appearances.get(which)));
    }

    /** Takes the first one; false where it shows too few landmarks. */
    boolean takeFirst(Mat street) {
        if (!add(Sketch.of(street))) {
            return false;
        }
        LOG.info(
                "{}: reference picture taken, {} landmarks",
                camera.id(),
                landmarks.get(0).count());
        keep(0);
        return true;
    }

    /**
     * Takes one more, in another light.
     *
     * @param pose where the camera looks while the pictures were taken
     */
    void takeLater(Mat street, Pose pose) {
        Sketch sketch = Sketch.of(broughtBack(street, pose));
        int place = landmarks.size();
        if (!add(sketch)) {
            return;
        }
        if (place == MOST) {
            Landmarks last = landmarks.remove(MOST);
            landmarks.set(oldestLater, last).close();
            appearances.set(oldestLater, appearances.remove(MOST));
            place = oldestLater;
            oldestLater = 1 + oldestLater % (MOST - 1);
        }
        best = place;
        LOG.info("{}: reference picture {} taken in another light", camera.id(), place);
        keep(place);
    }

    private boolean add(Sketch sketch) {
        Landmarks found = new Landmarks(sketch, surroundings());
        if (found.count() < Landmarks.LEAST) {
            found.close();
            return false;
        }
        landmarks.add(found);
        appearances.add(Appearance.of(sketch));
        return true;
    }

    private void keep(int place) {
        try {
            folder.keep(place, landmarks.get(place).reference().grey());
        } catch (VideoException e) {
            LOG.warn("{}: {}; it is taken anew at the next start", camera.id(), e.getMessage());
        }
    }

    /** The crossings and half their longer side around them, sketch pixels. */
    private Box surroundings() {
        double scale = Sketch.scale(camera);
        Optional<Box> bounds = camera.crossings().stream()
                .map(Crossing::outline)
                .map(outline -> outline.bounds())
                .reduce(Box::union);
        Box all = bounds.orElseThrow();
        double margin = Math.max(all.width(), all.height()) / 2;
        return new Box(
                (all.left() - margin) * scale,
                (all.top() - margin) * scale,
                (all.width() + 2 * margin) * scale,
                (all.height() + 2 * margin) * scale);
    }

    private static Mat broughtBack(Mat street, Pose pose) {
        Mat back = new Mat();
        try (Mat matrix = new Mat(2, 3, opencv_core.CV_64F);
                DoubleIndexer m = matrix.createIndexer();
                Scalar black = Scalar.all(0)) {
            m.put(0, 0, pose.a(), -pose.b(), pose.dx());
            m.put(1, 0, pose.b(), pose.a(), pose.dy());
            opencv_imgproc.warpAffine(
                    street,
                    back,
                    matrix,
                    street.size(),
                    opencv_imgproc.INTER_LINEAR | opencv_imgproc.WARP_INVERSE_MAP,
                    opencv_core.BORDER_REPLICATE,
                    black);
        }
        return back;
    }

    @Override
    public void close() {
        landmarks.forEach(Landmarks::close);
    }
}
