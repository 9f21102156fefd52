package zebrawatch.harness.soak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import zebrawatch.harness.evaluate.ClipFolder;
import zebrawatch.harness.evaluate.Truth;
import zebrawatch.scene.Box;
import zebrawatch.scene.RoadUser;
import zebrawatch.video.FileSource;
import zebrawatch.video.Frame;

/**
 * The street of a clip as it is when nobody is there: for each pixel the median of those pictures in which, by the truth,
 * nobody covers it.
 */
final class EmptyStreet {
    private static final int SAMPLES = 24;
    private static final double SAME_TIME = 0.02;

    /** Shadows and what people carry lie outside their boxes: a share of the box's own size. */
    private static final double ROUND = 0.3;

    private final int width;
    private final int height;
    private final byte[] pixels;

    private EmptyStreet(int width, int height, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    static EmptyStreet of(ClipFolder clip) {
        List<byte[]> pictures = new ArrayList<>();
        List<boolean[]> covers = new ArrayList<>();
        int width = clip.camera().width();
        int height = clip.camera().height();
        try (FileSource source = clip.open()) {
            int step = Math.max(1, (int) (source.frames().orElse(SAMPLES) / SAMPLES));
            Optional<Frame> next = source.next();
            for (int n = 0; next.isPresent(); n++, next = source.next()) {
                try (Frame frame = next.get()) {
                    if (n % step == 0 && pictures.size() < SAMPLES) {
                        pictures.add(bytes(frame.pixels()));
                        covers.add(covered(boxes(clip.truth(), seconds(frame), true), width, height));
                    }
                }
            }
        }
        return new EmptyStreet(width, height, median(pictures, covers));
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** 8-bit BGR, row by row. */
    byte[] pixels() {
        return pixels;
    }

    /** The picture with its people painted over by the street. */
    byte[] withoutPeople(ClipFolder clip, Frame frame) {
        byte[] picture = bytes(frame.pixels());
        boolean[] people = covered(boxes(clip.truth(), seconds(frame), false), width, height);
        for (int i = 0; i < people.length; i++) {
            if (people[i]) {
                System.arraycopy(pixels, 3 * i, picture, 3 * i, 3);
            }
        }
        return picture;
    }

    private static byte[] median(List<byte[]> pictures, List<boolean[]> covers) {
        byte[] median = new byte[pictures.get(0).length];
        int[] values = new int[pictures.size()];
        for (int i = 0; i < median.length; i++) {
            int free = 0;
            for (int p = 0; p < values.length; p++) {
                if (!covers.get(p)[i / 3]) {
                    values[free++] = pictures.get(p)[i] & 0xff;
                }
            }
            if (free == 0) {
                for (byte[] picture : pictures) {
                    values[free++] = picture[i] & 0xff;
                }
            }
            Arrays.sort(values, 0, free);
            median[i] = (byte) values[free / 2];
        }
        return median;
    }

    private static List<Box> boxes(Truth truth, double t, boolean vehicles) {
        return truth.moments().stream()
                .filter(m -> Math.abs(m.t() - t) < SAME_TIME)
                .flatMap(m -> m.boxes().stream())
                .filter(b -> vehicles || truth.kind(b.actor()) == RoadUser.PEDESTRIAN)
                .map(b -> b.box())
                .toList();
    }

    private static boolean[] covered(List<Box> boxes, int width, int height) {
        boolean[] covered = new boolean[width * height];
        for (Box b : boxes) {
            int left = (int) Math.max(0, b.left() - ROUND * b.width());
            int right = (int) Math.min(width, b.right() + ROUND * b.width());
            int bottom = (int) Math.min(height, b.bottom() + ROUND / 3 * b.height());
            for (int y = (int) Math.max(0, b.top() - ROUND / 3 * b.height()); y < bottom; y++) {
                Arrays.fill(covered, y * width + left, y * width + right, true);
            }
        }
        return covered;
    }

    private static double seconds(Frame frame) {
        return frame.time().toEpochMilli() / 1000.0;
    }

    private static byte[] bytes(Mat pixels) {
        byte[] bytes = new byte[pixels.rows() * pixels.cols() * 3];
        if (pixels.isContinuous()) {
            pixels.data().get(bytes);
        } else {
            try (Mat whole = pixels.clone()) {
                whole.data().get(bytes);
            }
        }
        return bytes;
    }
}
