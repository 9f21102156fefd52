package zebrawatch.detect;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zebrawatch.detect.DetectorSettings.Channels;
import zebrawatch.detect.DetectorSettings.Placing;
import zebrawatch.detect.net.Shape;
import zebrawatch.scene.RoadUser;

/**
 * How to feed a net and read its outputs.
 *
 * @param input the picture it takes
 * @param decoder how to read the outputs
 * @param levels the maps of cells, from fine to coarse
 * @param classes the channel of each kind in the score outputs
 */
record NetDescription(Input input, Head decoder, List<Level> levels, Map<RoadUser, Integer> classes) {

    /**
     * The picture a net takes.
     *
     * @param size pixels of the longer side, or of all sides where it must be square
     * @param channels their order
     * @param mean of each channel on the scale 0 to 255, in that order, taken off before {@code std} divides
     * @param std of each channel on the scale 0 to 255
     * @param place where a piece that does not fill the picture lies in it
     * @param blank what each channel has beside it, on the scale 0 to 255
     */
    record Input(int size, Channels channels, List<Double> mean, List<Double> std, Placing place, List<Double> blank) {
        Input {
            mean = List.copyOf(mean);
            std = List.copyOf(std);
            blank = List.copyOf(blank);
            require(size > 0, "needs a size above 0");
            require(
                    mean.size() == 3 && std.size() == 3 && blank.size() == 3,
                    "needs three means, three standard deviations and three blank levels");
            require(!std.contains(0.0), "needs standard deviations other than 0");
        }

        /** A piece of a camera's picture as large as the net looks at it: in its proportions, the longer side is the net's. */
        Shape scaled(int width, int height) {
            double scale = size / (double) Math.max(width, height);
            return new Shape(
                    (int) Math.max(1, Math.round(height * scale)), (int) Math.max(1, Math.round(width * scale)), 3);
        }
    }

    /** The heads that are known. */
    enum Head {
        /** {@link DistributionBoxes}: NanoDet, YOLOv8. */
        @JsonProperty("distribution-boxes")
        DISTRIBUTION_BOXES,
        /** {@link GridBoxes}: YOLOX. */
        @JsonProperty("grid-boxes")
        GRID_BOXES,
        /** {@link AnchorBoxes}: SSD. */
        @JsonProperty("anchor-boxes")
        ANCHOR_BOXES,
        /** {@link FaceBoxes}: BlazeFace. */
        @JsonProperty("face-boxes")
        FACE_BOXES
    }

    /**
     * The outputs of one size of cells.
     *
     * @param boxes the output with each cell's boxes
     * @param scores the output with each class's score in each cell
     * @param objects the output with the score that anything is there, where the head has one
     */
    record Level(String boxes, String scores, @Nullable String objects) {}

    NetDescription {
        levels = List.copyOf(levels);
        classes = Map.copyOf(classes);
        require(!levels.isEmpty() && !classes.isEmpty(), "needs levels and classes");
        require(
                levels.stream().allMatch(l -> (l.objects() != null) == (decoder == Head.GRID_BOXES)),
                "needs outputs of objects for grid-boxes, and only for them");
    }

    int size() {
        return input.size();
    }

    /** Whether the boxes come from cells alone: anchors were laid out in a square. */
    boolean takesAnyShape() {
        return decoder == Head.DISTRIBUTION_BOXES || decoder == Head.GRID_BOXES;
    }

    /** Boxes of one cell. */
    int anchors(int level) {
        return switch (decoder) {
            case ANCHOR_BOXES -> AnchorBoxes.anchors(level);
            case FACE_BOXES -> FaceBoxes.anchors(level);
            case DISTRIBUTION_BOXES, GRID_BOXES -> 1;
        };
    }

    /**
     * A reader of the outputs.
     *
     * @param picture the size they are computed for
     * @param places the channel of each kind in the score outputs as they are computed, for each anchor
     */
    Decoder decoder(Shape picture, Map<RoadUser, Integer> places) {
        return switch (decoder) {
            case DISTRIBUTION_BOXES -> new DistributionBoxes(this, picture, places);
            case GRID_BOXES -> new GridBoxes(this, picture, places);
            case ANCHOR_BOXES -> new AnchorBoxes(this, places);
            case FACE_BOXES -> new FaceBoxes(this);
        };
    }

    NetDescription with(Input otherInput, Map<RoadUser, Integer> otherClasses) {
        return new NetDescription(otherInput, decoder, levels, otherClasses);
    }

    private static void require(boolean fits, String otherwise) {
        if (!fits) {
            throw new IllegalArgumentException("a net's description " + otherwise);
        }
    }
}
