package zebrawatch.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import zebrawatch.scene.Box;
import zebrawatch.track.Track;
import zebrawatch.video.Frame;

/** Picks the picture in which a vehicle and its plate can be read best. */
final class CloseUp {
    /** Added to each side of the vehicle's box, as a share of its own sides. */
    private static final double MARGIN = 0.15;

    /** Of the largest clear view: what is smaller shows a smaller plate and is not worth decoding. */
    private static final double LEAST_SHARE = 0.6;

    /** Left out at each side of the box and at its bottom, as a share. */
    private static final double EDGE = 0.2;

    private static final int MOST_CANDIDATES = 8;
    private static final int FEWEST_CANDIDATES = 2;

    /** Of all candidates together, so that a case of a 4K camera does not take a gigabyte. */
    private static final long MOST_PIXELS = 16_600_000;

    private final int width;
    private final int height;

    /**
     * A vehicle cut out of a picture; the receiver closes the pixels.
     *
     * @param vehicle where it is in the cut, pixels
     */
    record Cut(Instant time, Mat pixels, Box vehicle) {}

    CloseUp(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** The sightings worth decoding: the vehicle large, whole and covered by nobody, over as much of its way as may be. */
    List<Sighting> candidates(Sightings sightings, long vehicle) {
        List<Sighting> seen = sightings.stream()
                .filter(s -> s.track(vehicle).map(Track::seen).orElse(false))
                .toList();
        List<Sighting> whole = seen.stream().filter(showsWhole(vehicle)).toList();
        List<Sighting> eligible = whole.isEmpty() ? seen : whole;
        double best = eligible.stream().mapToDouble(s -> view(s, vehicle)).max().orElse(0);
        List<Sighting> large = eligible.stream()
                .filter(s -> view(s, vehicle) >= LEAST_SHARE * best)
                .toList();
        return spread(large);
    }

    private List<Sighting> spread(List<Sighting> large) {
        long pixels = (long) width * height;
        int most = (int) Math.max(FEWEST_CANDIDATES, Math.min(MOST_CANDIDATES, MOST_PIXELS / pixels));
        if (large.size() <= most) {
            return large;
        }
        List<Sighting> some = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            some.add(large.get((int) Math.round(i * (large.size() - 1) / (most - 1.0))));
        }
        return some;
    }

    /** Whether nothing of the vehicle is cut off by the picture's edge; a detector's box ends at it. */
    Predicate<Sighting> showsWhole(long vehicle) {
        return s -> s.track(vehicle)
                .map(Track::box)
                .map(b -> b.left() >= 1 && b.top() >= 1 && b.right() <= width - 1 && b.bottom() <= height - 1)
                .orElse(false);
    }

    /** Pixels of width, less where somebody nearer to the camera stands before the vehicle. */
    private static double view(Sighting sighting, long vehicle) {
        Box box = sighting.track(vehicle).orElseThrow().box();
        double covered = sighting.tracks().stream()
                .filter(t -> t.id() != vehicle && t.box().bottom() > box.bottom())
                .mapToDouble(t -> t.box().intersection(box))
                .sum();
        return box.width() * Math.max(0, 1 - covered / box.area());
    }

    /** The vehicle cut out of the picture that shows it sharpest. */
    Optional<Cut> sharpest(List<Frame> frames, Sightings sightings, long vehicle) {
        return frames.stream()
                .filter(f -> box(f, sightings, vehicle).isPresent())
                .max(Comparator.comparingDouble(
                        f -> detail(f, box(f, sightings, vehicle).orElseThrow())))
                .map(f -> {
                    Box box = box(f, sightings, vehicle).orElseThrow();
                    try (Rect around = around(box, MARGIN, f.pixels());
                            Mat cut = f.pixels().apply(around)) {
                        return new Cut(f.time(), cut.clone(), box.shifted(-around.x(), -around.y()));
                    }
                });
    }

    private static Optional<Box> box(Frame frame, Sightings sightings, long vehicle) {
        return sightings.nearest(frame.time()).flatMap(s -> s.track(vehicle)).map(Track::box);
    }

    /** Of where plates are: the lower half of the box without its corners, in which the road shows and its stripes. */
    private static double detail(Frame frame, Box box) {
        Box lower = new Box(
                box.left() + EDGE * box.width(),
                box.top() + box.height() / 2,
                (1 - 2 * EDGE) * box.width(),
                (1 - EDGE) * box.height() / 2);
        try (Rect rect = around(lower, 0, frame.pixels());
                Mat cut = frame.pixels().apply(rect)) {
            return Sharpness.of(cut);
        }
    }

    private static Rect around(Box box, double margin, Mat picture) {
        int left = clamped(box.left() - margin * box.width(), picture.cols() - 1);
        int top = clamped(box.top() - margin * box.height(), picture.rows() - 1);
        int right = clamped(box.right() + margin * box.width(), picture.cols());
        int bottom = clamped(box.bottom() + margin * box.height(), picture.rows());
        return new Rect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    private static int clamped(double pixels, int largest) {
        return (int) Math.max(0, Math.min(largest, Math.round(pixels)));
    }
}
