package zebrawatch.board.mask;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import zebrawatch.detect.PictureSearch;
import zebrawatch.evidence.Jpeg;
import zebrawatch.scene.Box;
import zebrawatch.scene.RoadUser;

/**
 * Makes the copies of pictures that may be published: it looks for everybody in the untouched original, replaces the pixels
 * there and encodes what comes out as a new JPEG without metadata. Takes seconds a picture; used by one thread.
 */
public final class Masking implements AutoCloseable {
    private static final int QUALITY = 88;

    private final PictureSearch search;

    private Masking(PictureSearch search) {
        this.search = search;
    }

    /**
     * Loads the nets.
     *
     * @param models the folder of weights
     * @throws zebrawatch.detect.DetectException if they are not installed or cannot be used
     */
    public static Masking open(Path models) {
        return new Masking(PictureSearch.open(models));
    }

    /**
     * What has to be masked, whoever edits: see {@link MaskRule}.
     *
     * @param jpeg the original
     * @param own the case's vehicle in it, pixels; empty where that is not known, then every vehicle is masked
     * @param kind of that vehicle
     * @param plate how much of its plate may be seen
     * @throws IllegalArgumentException in one sentence, if it is no picture
     */
    public List<Mask> needed(byte[] jpeg, Optional<Box> own, RoadUser kind, PlateDisplay plate) {
        try (Mat picture = decoded(jpeg)) {
            // somebody on foot is never shown, whatever he did
            Optional<MaskRule.Own> vehicle =
                    own.filter(box -> kind.isVehicle()).map(box -> new MaskRule.Own(box, kind));
            return MaskRule.masks(search.search(picture), picture.rows(), vehicle, plate);
        }
    }

    /**
     * The copy that may be published.
     *
     * @param jpeg the original
     * @param masks those of {@link #needed} and what editors drew
     * @throws IllegalArgumentException in one sentence, if it is no picture
     */
    public static Masked masked(byte[] jpeg, List<Mask> masks) {
        try (Mat picture = decoded(jpeg)) {
            masks.forEach(mask -> Mosaic.cover(picture, mask.box()));
            return new Masked(Jpeg.encode(picture, QUALITY), picture.cols(), picture.rows());
        }
    }

    private static Mat decoded(byte[] jpeg) {
        Mat picture = Jpeg.decode(jpeg);
        if (picture.empty()) {
            picture.close();
            throw new IllegalArgumentException("a picture of the case cannot be read as JPEG, so it cannot be masked");
        }
        return picture;
    }

    @Override
    public void close() {
        search.close();
    }
}
