package zebrawatch.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import zebrawatch.rule.Moments;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Box;
import zebrawatch.scene.Camera;
import zebrawatch.track.Track;

/** Makes the pictures of a case out of what one camera remembers. */
final class CasePictures {
    /** Added to each side of the vehicle's box, as a share of its own sides. */
    private static final double MARGIN = 0.15;

    private static final int CLOSE_UP_WIDTH = 640;
    private static final int LARGEST_MAGNIFICATION = 4;

    private final Wording wording;
    private final Caption caption;
    private final int quality;

    CasePictures(Camera camera, Lettering lettering, EvidenceSettings settings) {
        this.wording = new Wording(camera, settings);
        this.caption = new Caption(lettering);
        this.quality = settings.jpegQuality();
    }

    /** Before, on, after and the vehicle; the last only where the vehicle is in any remembered picture. */
    List<Snapshot> of(String caseId, Ruling ruling, Memory memory) {
        Moments moments = ruling.moments();
        List<Snapshot> snapshots = new ArrayList<>();
        snapshots.add(panorama(caseId, ruling, Snapshot.Kind.BEFORE, moments.before(), memory));
        snapshots.add(panorama(caseId, ruling, Snapshot.Kind.ON, moments.on(), memory));
        snapshots.add(panorama(caseId, ruling, Snapshot.Kind.AFTER, moments.after(), memory));
        closeUp(caseId, ruling, memory).ifPresent(snapshots::add);
        return snapshots;
    }

    private Snapshot panorama(String caseId, Ruling ruling, Snapshot.Kind kind, Instant moment, Memory memory) {
        Remembered source = memory.nearest(moment);
        try (Mat picture = source.pixels()) {
            List<String> remarks = new ArrayList<>(Wording.standIn(moment, source.time()));
            Optional<Track> vehicle = source.track(ruling.vehicle().track());
            Optional<Track> pedestrian = source.track(ruling.pedestrian().track());
            vehicle.ifPresent(t -> outline(picture, t.box(), Ink.RED));
            pedestrian.ifPresent(t -> outline(picture, t.box(), Ink.YELLOW));
            vehicle.ifPresent(t -> remarks.add("红框：车辆"));
            pedestrian.ifPresent(t -> remarks.add("黄框：行人"));
            return lettered(caseId, ruling, kind, source, picture, remarks);
        }
    }

    /** The vehicle where it is largest, wholly in the picture if it ever is. */
    private Optional<Snapshot> closeUp(String caseId, Ruling ruling, Memory memory) {
        long id = ruling.vehicle().track();
        Optional<Remembered> best = memory.stream()
                .filter(r -> r.track(id).map(Track::seen).orElse(false))
                .max(Comparator.comparing((Remembered r) -> r.holds(box(r, id)))
                        .thenComparingDouble(r -> box(r, id).area()));
        return best.map(source -> {
            try (Mat whole = source.pixels();
                    Rect around = around(box(source, id), whole);
                    Mat cut = whole.apply(around)) {
                int times = Math.min(LARGEST_MAGNIFICATION, Math.max(1, CLOSE_UP_WIDTH / cut.cols()));
                return enlarged(caseId, ruling, source, cut, times);
            }
        });
    }

    private static Box box(Remembered picture, long track) {
        return picture.track(track).orElseThrow().box();
    }

    private Snapshot enlarged(String caseId, Ruling ruling, Remembered source, Mat cut, int times) {
        List<String> remarks = times == 1 ? List.of() : List.of("（放大" + times + "倍）");
        try (Mat large = new Mat();
                Size size = new Size(cut.cols() * times, cut.rows() * times)) {
            opencv_imgproc.resize(cut, large, size, 0, 0, opencv_imgproc.INTER_CUBIC);
            return lettered(caseId, ruling, Snapshot.Kind.VEHICLE, source, large, remarks);
        }
    }

    private Snapshot lettered(
            String caseId, Ruling ruling, Snapshot.Kind kind, Remembered source, Mat picture, List<String> remarks) {
        List<String> items =
                wording.of(ruling, source.time(), Wording.shows(kind), remarks, checkCode(caseId, kind, source));
        try (Mat whole = caption.below(picture, items)) {
            return new Snapshot(kind, source.time(), Jpeg.encode(whole, quality));
        }
    }

    /** Ties the picture to its case: the first 48 bits of the SHA-256 of case, kind and the picture as remembered. */
    private static String checkCode(String caseId, Snapshot.Kind kind, Remembered source) {
        String digest = source.digest(caseId + "|" + kind.code() + "|");
        return digest.substring(0, 4) + "-" + digest.substring(4, 8) + "-" + digest.substring(8, 12);
    }

    private static Rect around(Box box, Mat picture) {
        int left = clamped(box.left() - MARGIN * box.width(), picture.cols() - 1);
        int top = clamped(box.top() - MARGIN * box.height(), picture.rows() - 1);
        int right = clamped(box.right() + MARGIN * box.width(), picture.cols());
        int bottom = clamped(box.bottom() + MARGIN * box.height(), picture.rows());
        return new Rect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    private static int clamped(double pixels, int largest) {
        return (int) Math.max(0, Math.min(largest, Math.round(pixels)));
    }

    /** A thin frame just outside the box, so that it covers nothing of what it shows. */
    private static void outline(Mat picture, Box box, Ink ink) {
        int thickness = Math.max(1, picture.rows() / 360);
        int gap = thickness + 1;
        try (Rect frame = new Rect(
                        (int) Math.round(box.left()) - gap,
                        (int) Math.round(box.top()) - gap,
                        (int) Math.round(box.width()) + 2 * gap,
                        (int) Math.round(box.height()) + 2 * gap);
                var colour = ink.scalar()) {
            opencv_imgproc.rectangle(picture, frame, colour, thickness, opencv_imgproc.LINE_8, 0);
        }
    }
}
