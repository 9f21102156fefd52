package zebrawatch.detect;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import zebrawatch.scene.Box;
import zebrawatch.scene.RoadUser;

/**
 * Reads the outputs of a one-stage net that has no anchors: each cell of a map gives each class a score and one box as
 * its four distances from the cell's centre. Each distance is a distribution over 0, 1, ... bins - 1 strides, and its
 * expected value counts (Li et al., Generalized Focal Loss, NeurIPS 2020, section 3.2). The centre of cell (x, y) lies at
 * ((x + 1/2) stride, (y + 1/2) stride), and a cell's four distributions come as left, top, right, bottom, as NanoDet
 * (RangiLyu/nanodet) lays them out.
 */
final class DistributionBoxes {
    /** Takes what is found; pixels of the net's input. */
    interface Found {
        void take(RoadUser kind, Box box, double score);
    }

    private final NetDescription net;
    private final List<Map.Entry<RoadUser, Integer>> classes;
    private final float[] scores;
    private final float[] sides;

    /** @param classes the channel of each kind in the score outputs, which hold logits and no other channels */
    DistributionBoxes(NetDescription net, Map<RoadUser, Integer> classes) {
        this.net = net;
        this.classes = List.copyOf(classes.entrySet());
        scores = new float[classes.size()];
        sides = new float[4 * net.bins()];
    }

    /**
     * Reads one run's outputs.
     *
     * @param outputs by name: [cells, classes] and [cells, 4 bins]
     * @param threshold the least score given
     */
    void read(Function<String, FloatBuffer> outputs, double threshold, Found found) {
        float leastLogit = (float) Math.log(threshold / (1 - threshold));
        for (NetDescription.Level level : net.levels()) {
            FloatBuffer scoreMap = outputs.apply(level.scores());
            FloatBuffer boxMap = outputs.apply(level.boxes());
            int across = net.size() / level.stride();
            int cells = scoreMap.remaining() / scores.length;
            for (int cell = 0; cell < cells; cell++) {
                scoreMap.get(cell * scores.length, scores);
                for (Map.Entry<RoadUser, Integer> kind : classes) {
                    float logit = scores[kind.getValue()];
                    if (logit >= leastLogit) {
                        boxMap.get(cell * sides.length, sides);
                        int column = cell % across;
                        int row = cell / across;
                        Box box = box((column + 0.5) * level.stride(), (row + 0.5) * level.stride(), level.stride());
                        found.take(kind.getKey(), box, 1 / (1 + Math.exp(-logit)));
                    }
                }
            }
        }
    }

    private Box box(double x, double y, int stride) {
        return Box.between(
                x - distance(0) * stride, y - distance(1) * stride, x + distance(2) * stride, y + distance(3) * stride);
    }

    /** The expected value of the softmax of one side's bins, in strides. */
    private double distance(int side) {
        int from = side * net.bins();
        float greatest = sides[from];
        for (int i = 1; i < net.bins(); i++) {
            greatest = Math.max(greatest, sides[from + i]);
        }
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < net.bins(); i++) {
            double weight = Math.exp(sides[from + i] - greatest);
            sum += weight;
            weighted += i * weight;
        }
        return weighted / sum;
    }
}
