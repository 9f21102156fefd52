package zebrawatch.detect;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;
import zebrawatch.scene.RoadUser;

/** A net with what its picture and its outputs mean. */
record DescribedNet(Net net, NetDescription description) {

    /** The kinds it tells apart, in the order of the channels of {@link #roadUsersOnly}. */
    List<RoadUser> kinds() {
        return description.classes().keySet().stream().sorted().toList();
    }

    /**
     * The smallest picture that the net can take and that holds a piece of a camera's picture, scaled: its longer side is the
     * net's, the shorter one whole cells of the coarsest map. A net of 416 pixels and cells of 32 takes 25 sizes at most. A net with
     * anchors, which were laid out in a square, takes the square only.
     *
     * @param width of the piece, pixels
     * @param height of the piece, pixels
     */
    Shape picture(int width, int height) {
        Shape scaled = description.input().scaled(width, height);
        int step = step();
        return new Shape(up(scaled.height(), step), up(scaled.width(), step), 3);
    }

    private int step() {
        int size = description.size();
        int coarsest = net.layers().stream()
                .mapToInt(layer -> layer.shape().height())
                .min()
                .orElseThrow();
        boolean any = description.takesAnyShape() && size % coarsest == 0;
        return any ? size / coarsest : size;
    }

    private static int up(int length, int step) {
        return (length + step - 1) / step * step;
    }

    /**
     * The net that computes the scores of road users and of none of its other classes.
     *
     * @throws DetectException if an output lacks a class
     */
    Net roadUsersOnly() {
        int[] wanted = kinds().stream()
                .mapToInt(kind -> Objects.requireNonNull(description.classes().get(kind)))
                .toArray();
        Net small = net;
        for (int level = 0; level < description.levels().size(); level++) {
            String scores = description.levels().get(level).scores();
            int anchors = description.anchors(level);
            int all = channels(scores) / anchors;
            int[] channels = IntStream.range(0, anchors)
                    .flatMap(anchor -> IntStream.of(wanted).map(c -> c < all ? anchor * all + c : -1))
                    .toArray();
            small = small.withLogits(scores, channels);
        }
        return small;
    }

    private int channels(String output) {
        String layer = net.outputs().get(output);
        if (layer == null) {
            throw new DetectException("the net has no output " + output);
        }
        return net.layer(layer).shape().channels();
    }
}
