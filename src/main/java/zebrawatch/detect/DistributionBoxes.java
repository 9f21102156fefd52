package zebrawatch.detect;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import zebrawatch.detect.net.Shape;
import zebrawatch.scene.Box;
import zebrawatch.scene.RoadUser;

/**
 * Reads the outputs of a one-stage net that has no anchors: each cell of a map gives each class a score and one box as
 * its four distances from the cell's centre. Each distance is a distribution over 0, 1, ... bins - 1 strides, and its
 * expected value counts (Li et al., Generalized Focal Loss, NeurIPS 2020, section 3.2). The centre of cell (x, y) lies at
 * ((x + 1/2) stride, (y + 1/2) stride), and a cell's four distributions come as left, top, right, bottom: so do NanoDet
 * (RangiLyu/nanodet) and YOLOv8 (ultralytics/ultralytics) lay them out.
 */
final class DistributionBoxes implements Decoder {
    private final NetDescription net;
    private final Shape input;
    private final List<Map.Entry<RoadUser, Integer>> classes;
    private final float[] scores;

    /**
     * @param input the picture that the outputs were computed of
     * @param classes the channel of each kind in the score outputs, which hold logits and no other channels
     */
    DistributionBoxes(NetDescription net, Shape input, Map<RoadUser, Integer> classes) {
        this.net = net;
        this.input = input;
        this.classes = List.copyOf(classes.entrySet());
        scores = new float[classes.size()];
    }

    @Override
    public void read(Function<String, FloatBuffer> outputs, double threshold, Found found) {
        float leastLogit = Decoder.logit(threshold);
        for (NetDescription.Level level : net.levels()) {
            FloatBuffer scoreMap = outputs.apply(level.scores());
            FloatBuffer boxMap = outputs.apply(level.boxes());
            int cells = scoreMap.remaining() / scores.length;
            Grid grid = Grid.of(input, cells);
            double stride = grid.stride();
            float[] sides = new float[boxMap.remaining() / cells];
            for (int cell = 0; cell < cells; cell++) {
                scoreMap.get(cell * scores.length, scores);
                for (Map.Entry<RoadUser, Integer> kind : classes) {
                    float logit = scores[kind.getValue()];
                    if (logit >= leastLogit) {
                        boxMap.get(cell * sides.length, sides);
                        int column = cell % grid.across();
                        int row = cell / grid.across();
                        double x = (column + 0.5) * stride;
                        double y = (row + 0.5) * stride;
                        found.take(kind.getKey(), box(sides, x, y, stride), Decoder.sigmoid(logit));
                    }
                }
            }
        }
    }

    private static Box box(float[] sides, double x, double y, double stride) {
        return Box.between(
                x - distance(sides, 0) * stride,
                y - distance(sides, 1) * stride,
                x + distance(sides, 2) * stride,
                y + distance(sides, 3) * stride);
    }

    /** The expected value of the softmax of one side's bins, in strides. */
    private static double distance(float[] sides, int side) {
        int bins = sides.length / 4;
        int from = side * bins;
        float greatest = sides[from];
        for (int i = 1; i < bins; i++) {
            greatest = Math.max(greatest, sides[from + i]);
        }
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < bins; i++) {
            double weight = Math.exp(sides[from + i] - greatest);
            sum += weight;
            weighted += i * weight;
        }
        return weighted / sum;
    }
}
