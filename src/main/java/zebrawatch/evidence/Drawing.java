package zebrawatch.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Box;
import zebrawatch.scene.Camera;
import zebrawatch.track.Track;
import zebrawatch.video.Frame;

/** Draws the pictures of cases: the camera's own as they are, copies with outlines and letters, and all in one. */
final class Drawing {
    private static final int CLOSE_UP_WIDTH = 640;
    private static final int LARGEST_MAGNIFICATION = 4;

    /** A picture in the composite is no wider: four of them make a picture that a screen and a page can show. */
    private static final int TILE_WIDTH = 1280;

    private static final List<Snapshot.Kind> PLAIN =
            List.of(Snapshot.Kind.BEFORE, Snapshot.Kind.ON, Snapshot.Kind.AFTER);
    private static final List<Snapshot.Kind> MARKED =
            List.of(Snapshot.Kind.BEFORE_MARKED, Snapshot.Kind.ON_MARKED, Snapshot.Kind.AFTER_MARKED);

    private final Wording wording;
    private final Caption caption;
    private final EvidenceSettings settings;

    Drawing(Camera camera, Lettering lettering, EvidenceSettings settings) {
        this.wording = new Wording(camera, settings);
        this.caption = new Caption(lettering);
        this.settings = settings;
    }

    /** An empty sheet for one case. */
    Sheet sheet(String caseId, Ruling ruling) {
        return new Sheet(caseId, ruling);
    }

    /** The pictures of one case as they are drawn; it gathers what the composite is made of. */
    final class Sheet implements AutoCloseable {
        private final String caseId;
        private final Ruling ruling;
        private final List<Mat> tiles = new ArrayList<>();
        private Instant latest = Instant.MIN;
        private int tileWidth = TILE_WIDTH;
        private int tileHeight = TILE_WIDTH;

        private Sheet(String caseId, Ruling ruling) {
            this.caseId = caseId;
            this.ruling = ruling;
        }

        /**
         * The camera's picture of a moment and its lettered copy.
         *
         * @param number 0 before, 1 on, 2 after
         * @param wanted the moment, which the frame may have missed
         * @param who was where in it
         */
        List<Snapshot> moment(int number, Instant wanted, Frame frame, Optional<Sighting> who) {
            Instant time = frame.time();
            Optional<Track> vehicle = who.flatMap(s -> s.track(ruling.vehicle().track()));
            Snapshot plain = new Snapshot(
                    PLAIN.get(number),
                    time,
                    Jpeg.encode(frame.pixels(), settings.jpegQuality()),
                    vehicle.map(Track::box));
            List<String> remarks = new ArrayList<>(Wording.standIn(wanted, time));
            try (Mat copy = frame.pixels().clone()) {
                Optional<Track> pedestrian =
                        who.flatMap(s -> s.track(ruling.pedestrian().track()));
                vehicle.ifPresent(t -> outline(copy, t.box(), Ink.RED));
                pedestrian.ifPresent(t -> outline(copy, t.box(), Ink.YELLOW));
                vehicle.ifPresent(t -> remarks.add("红框：车辆"));
                pedestrian.ifPresent(t -> remarks.add("黄框：行人"));
                List<String> items = items(MARKED.get(number), time, remarks, plain.sha256());
                tileWidth = Math.min(TILE_WIDTH, copy.cols());
                tileHeight = Math.max(1, copy.rows() * tileWidth / copy.cols());
                tile(copy, items);
                latest = time.isAfter(latest) ? time : latest;
                return List.of(plain, lettered(MARKED.get(number), time, copy, vehicle.map(Track::box), items));
            }
        }

        /**
         * The vehicle close up.
         *
         * @param where it is in the cut, pixels
         */
        Snapshot vehicle(Instant time, Mat cut, Box where) {
            int times = Math.min(LARGEST_MAGNIFICATION, Math.max(1, CLOSE_UP_WIDTH / cut.cols()));
            List<String> remarks = times == 1 ? List.of() : List.of("（放大" + times + "倍）");
            String sha256 = Sha256.of(Jpeg.encode(cut, settings.jpegQuality()));
            List<String> items = items(Snapshot.Kind.VEHICLE, time, remarks, sha256);
            tile(cut, items);
            try (Mat large = new Mat();
                    Size size = new Size(cut.cols() * times, cut.rows() * times)) {
                opencv_imgproc.resize(cut, large, size, 0, 0, opencv_imgproc.INTER_CUBIC);
                Box there = new Box(
                        where.left() * times, where.top() * times, where.width() * times, where.height() * times);
                return lettered(Snapshot.Kind.VEHICLE, time, large, Optional.of(there), items);
            }
        }

        /** All that was drawn before, two and two (GA/T 832-2014 knows it as a composite of several pictures). */
        Snapshot composite() {
            int rows = tiles.stream().mapToInt(Mat::rows).max().orElse(1);
            int lines = (tiles.size() + 1) / 2;
            try (var paper = Ink.BLACK.scalar();
                    Mat whole = new Mat(lines * rows, 2 * tileWidth, opencv_core.CV_8UC3, paper)) {
                for (int i = 0; i < tiles.size(); i++) {
                    Mat tile = tiles.get(i);
                    try (Rect place = new Rect(i % 2 * tileWidth, i / 2 * rows, tile.cols(), tile.rows());
                            Mat region = whole.apply(place)) {
                        tile.copyTo(region);
                    }
                }
                return new Snapshot(Snapshot.Kind.COMPOSITE, latest, Jpeg.encode(whole, settings.copyQuality()));
            }
        }

        /** Fits the picture into a tile, enlarged or made smaller, and letters it. */
        private void tile(Mat picture, List<String> items) {
            double scale = Math.min((double) tileWidth / picture.cols(), (double) tileHeight / picture.rows());
            int width = Math.max(1, (int) Math.round(picture.cols() * scale));
            int height = Math.max(1, (int) Math.round(picture.rows() * scale));
            int way = scale < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_CUBIC;
            try (var paper = Ink.BLACK.scalar();
                    Mat tile = new Mat(tileHeight, tileWidth, opencv_core.CV_8UC3, paper);
                    Mat fitting = new Mat();
                    Size size = new Size(width, height);
                    Rect place = new Rect((tileWidth - width) / 2, (tileHeight - height) / 2, width, height);
                    Mat region = tile.apply(place)) {
                opencv_imgproc.resize(picture, fitting, size, 0, 0, way);
                fitting.copyTo(region);
                tiles.add(caption.below(tile, items));
            }
        }

        private Snapshot lettered(
                Snapshot.Kind kind, Instant time, Mat picture, Optional<Box> vehicle, List<String> items) {
            try (Mat whole = caption.below(picture, items)) {
                return new Snapshot(kind, time, Jpeg.encode(whole, settings.copyQuality()), vehicle);
            }
        }

        private List<String> items(Snapshot.Kind kind, Instant time, List<String> remarks, String sha256) {
            return wording.of(ruling, time, Wording.shows(kind), remarks, checkCode(kind, sha256));
        }

        /** Ties a copy to its case: the first 48 bits of the SHA-256 of case, kind and the original's digest. */
        private String checkCode(Snapshot.Kind kind, String sha256) {
            String digest = Sha256.of(caseId + "|" + kind.code() + "|" + sha256, new byte[0]);
            return digest.substring(0, 4) + "-" + digest.substring(4, 8) + "-" + digest.substring(8, 12);
        }

        @Override
        public void close() {
            tiles.forEach(Mat::close);
        }
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
