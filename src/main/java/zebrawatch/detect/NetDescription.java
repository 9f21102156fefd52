package zebrawatch.detect;

import java.util.List;
import java.util.Map;
import zebrawatch.scene.RoadUser;

/**
 * How to feed a net and read its outputs.
 *
 * @param size pixels of a side of the square picture it takes
 * @param channels the order of the picture's channels: BGR
 * @param mean of each channel on the scale 0 to 255, taken off before {@code std} divides
 * @param std of each channel on the scale 0 to 255
 * @param scores how the score outputs became scores: sigmoid
 * @param decoder how to read the outputs: distribution-boxes, see {@link DistributionBoxes}
 * @param bins the distribution's places for one side of a box
 * @param levels the maps of cells, from fine to coarse
 * @param classes the channel of each kind in the score outputs
 */
record NetDescription(
        int size,
        String channels,
        List<Double> mean,
        List<Double> std,
        String scores,
        String decoder,
        int bins,
        List<Level> levels,
        Map<RoadUser, Integer> classes) {

    /**
     * @param stride pixels between the centres of neighbouring cells
     * @param scores the output with each class's score in each cell
     * @param boxes the output with each cell's box
     */
    record Level(int stride, String scores, String boxes) {}

    NetDescription {
        levels = List.copyOf(levels);
        classes = Map.copyOf(classes);
        require(
                size > 0 && bins > 1 && !levels.isEmpty() && !classes.isEmpty(),
                "needs size, bins, levels and classes");
        require(mean.size() == 3 && std.size() == 3, "needs three means and three standard deviations");
        require(channels.equals("BGR"), "needs the channels BGR, got " + channels);
        require(scores.equals("sigmoid"), "needs the scores sigmoid, got " + scores);
        require(decoder.equals("distribution-boxes"), "needs the decoder distribution-boxes, got " + decoder);
    }

    private static void require(boolean fits, String otherwise) {
        if (!fits) {
            throw new IllegalArgumentException("a net's description " + otherwise);
        }
    }
}
