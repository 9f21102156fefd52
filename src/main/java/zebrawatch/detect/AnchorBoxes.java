package zebrawatch.detect;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import zebrawatch.scene.Box;
import zebrawatch.scene.RoadUser;

/**
 * Reads the outputs of SSD (Liu et al., SSD: Single Shot MultiBox Detector, ECCV 2016) as TensorFlow's object detection API
 * trains it (tensorflow/models, ssd_mobilenet_v2_coco): at each cell's centre stand anchors, and each output box is a small
 * change of its anchor.
 *
 * <p>An anchor of level i has the area of scale(i) squared, from 0.2 of the picture to 0.95 in even steps, in the shapes 1:1, 2:1,
 * 1:2, 3:1 and 1:3, and a sixth one is a square between this level's and the next one's. The finest level has three only: a
 * square of 0.1, and 2:1 and 1:2 of 0.2. A box is ty, tx, th, tw: its centre is shifted by a tenth of t times the anchor's side,
 * its sides are the anchor's times exp(t / 5).
 */
final class AnchorBoxes implements Decoder {
    private static final double LEAST = 0.2;
    private static final double MOST = 0.95;
    private static final double FINEST = 0.1;
    private static final double[] ASPECTS = {1, 2, 0.5, 3, 1 / 3.0};
    private static final double SHIFTS = 10;
    private static final double SIZES = 5;

    /** Sides of an anchor as shares of the picture. */
    private record Anchor(double width, double height) {
        static Anchor of(double scale, double aspect) {
            return new Anchor(scale * Math.sqrt(aspect), scale / Math.sqrt(aspect));
        }
    }

    private final NetDescription net;
    private final List<Map.Entry<RoadUser, Integer>> classes;
    private final Anchor[][] anchors;
    private final float[] box = new float[4];

    /** @param classes the channel of each kind in the score outputs, which hold logits of these kinds for each anchor */
    AnchorBoxes(NetDescription net, Map<RoadUser, Integer> classes) {
        this.net = net;
        this.classes = List.copyOf(classes.entrySet());
        int levels = net.levels().size();
        anchors = new Anchor[levels][];
        for (int level = 0; level < levels; level++) {
            double scale = scale(level, levels);
            anchors[level] = new Anchor[anchors(level)];
            for (int i = 0; i < anchors[level].length; i++) {
                anchors[level][i] = i < ASPECTS.length
                        ? Anchor.of(level == 0 && i == 0 ? FINEST : scale, ASPECTS[i])
                        : Anchor.of(Math.sqrt(scale * scale(level + 1, levels)), 1);
            }
        }
    }

    private static double scale(int level, int levels) {
        return level == levels ? 1 : LEAST + (MOST - LEAST) * level / (levels - 1);
    }

    /** Anchors of a cell of that level. */
    static int anchors(int level) {
        return level == 0 ? 3 : ASPECTS.length + 1;
    }

    @Override
    public void read(Function<String, FloatBuffer> outputs, double threshold, Found found) {
        float leastLogit = Decoder.logit(threshold);
        for (int level = 0; level < anchors.length; level++) {
            FloatBuffer scores = outputs.apply(net.levels().get(level).scores());
            FloatBuffer boxes = outputs.apply(net.levels().get(level).boxes());
            int count = boxes.remaining() / box.length;
            int across = Decoder.side(count / anchors[level].length);
            for (int i = 0; i < count; i++) {
                for (Map.Entry<RoadUser, Integer> kind : classes) {
                    float logit = scores.get(i * classes.size() + kind.getValue());
                    if (logit >= leastLogit) {
                        boxes.get(i * box.length, box);
                        int cell = i / anchors[level].length;
                        Anchor anchor = anchors[level][i % anchors[level].length];
                        int column = cell % across;
                        int row = cell / across;
                        double x = (column + 0.5) / across;
                        double y = (row + 0.5) / across;
                        found.take(kind.getKey(), moved(anchor, x, y), Decoder.sigmoid(logit));
                    }
                }
            }
        }
    }

    /** The anchor at (x, y), shares of the picture, changed as {@link #box} says, in pixels. */
    private Box moved(Anchor anchor, double x, double y) {
        double centreX = x + box[1] / SHIFTS * anchor.width();
        double centreY = y + box[0] / SHIFTS * anchor.height();
        double width = anchor.width() * Math.exp(box[3] / SIZES);
        double height = anchor.height() * Math.exp(box[2] / SIZES);
        int size = net.size();
        return new Box((centreX - width / 2) * size, (centreY - height / 2) * size, width * size, height * size);
    }
}
