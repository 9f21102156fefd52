package zebrawatch.detect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;

/**
 * Finds road users and faces all over single pictures, small ones too: it looks at the whole and at overlapping pieces of
 * several sizes. It takes its time, seconds for a picture of a megapixel and more, and gives low scores, because it is for those who must
 * not miss anybody. Used by one thread.
 */
public final class PictureSearch implements AutoCloseable {
    /** Pixels of the smallest piece's side: half the net's input, so that people of 20 pixels are seen at 40. */
    private static final int SMALLEST = 208;

    /** Pixels of the smallest piece in which faces are looked for. */
    private static final int SMALLEST_FOR_FACES = 192;

    /** How far one piece lies from the next, as a share of its side: who is smaller than the rest lies whole in one. */
    private static final double STEP = 0.7;

    /**
     * Of what fills a piece to this share of its sides a larger piece shows more; in the piece itself the net sees somebody in
     * whatever has no edges.
     */
    private static final double FILLS = 0.85;

    private final RoadUserNet.Blueprint roadUserBlueprint;
    private final RoadUserNet.Blueprint faceBlueprint;
    private final RoadUserNet roadUsers;
    private final RoadUserNet faces;

    /**
     * What a picture shows.
     *
     * @param roadUsers the surest first, scores from 0.1 up
     * @param faces the surest first, scores from 0.1 up
     */
    public record Found(List<Detection> roadUsers, List<Detection> faces) {
        public Found {
            roadUsers = List.copyOf(roadUsers);
            faces = List.copyOf(faces);
        }
    }

    private PictureSearch(RoadUserNet.Blueprint roadUserBlueprint, RoadUserNet.Blueprint faceBlueprint) {
        this.roadUserBlueprint = roadUserBlueprint;
        this.faceBlueprint = faceBlueprint;
        roadUsers = roadUserBlueprint.build();
        faces = faceBlueprint.build();
    }

    /**
     * Loads the default net and the one for faces.
     *
     * @param models the folder with {@code manifest.json} and {@code cache/}
     * @throws DetectException if the weights are not installed, were changed or cannot be used
     */
    public static PictureSearch open(Path models) {
        Weights weights = Weights.in(models);
        return new PictureSearch(
                RoadUserNet.Blueprint.of(weights, DetectorSettings.standard()),
                RoadUserNet.Blueprint.of(weights, DetectorSettings.net(Weights.FACE_NET)));
    }

    /**
     * Looks at a picture.
     *
     * @param picture 8-bit BGR, stays the caller's
     */
    public Found search(Mat picture) {
        return new Found(search(roadUsers, picture, SMALLEST), search(faces, picture, SMALLEST_FOR_FACES));
    }

    private static List<Detection> search(RoadUserNet net, Mat picture, int smallest) {
        List<Detection> found = new ArrayList<>();
        for (Box piece : pieces(picture.cols(), picture.rows(), smallest)) {
            try (Rect crop = Crops.pixels(piece)) {
                boolean whole = piece.width() == picture.cols() && piece.height() == picture.rows();
                Suppression.of(net.look(picture, crop)).stream()
                        .filter(seen -> whole || !fills(seen.box(), piece))
                        .forEach(found::add);
            }
        }
        return Suppression.of(found);
    }

    private static boolean fills(Box box, Box piece) {
        return box.width() > FILLS * piece.width() && box.height() > FILLS * piece.height();
    }

    /** The whole picture, and pieces of the smallest size, of twice that, and so on, while they are smaller than the whole. */
    static List<Box> pieces(int width, int height, int smallest) {
        List<Box> pieces = new ArrayList<>();
        pieces.add(new Box(0, 0, width, height));
        for (int side = smallest; side < Math.max(width, height); side *= 2) {
            for (int top : starts(height, side)) {
                for (int left : starts(width, side)) {
                    pieces.add(Box.between(left, top, Math.min(width, left + side), Math.min(height, top + side)));
                }
            }
        }
        return pieces;
    }

    /** Where pieces begin so that they reach from edge to edge, evenly and no further apart than {@link #STEP}. */
    private static List<Integer> starts(int length, int side) {
        int rest = Math.max(0, length - side);
        int steps = (int) Math.ceil(rest / (STEP * side));
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            starts.add(steps == 0 ? 0 : (int) Math.round(rest * (double) i / steps));
        }
        return starts;
    }

    @Override
    public void close() {
        roadUsers.close();
        faces.close();
        roadUserBlueprint.close();
        faceBlueprint.close();
    }
}
