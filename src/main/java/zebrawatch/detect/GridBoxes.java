package zebrawatch.detect;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import zebrawatch.detect.net.Shape;
import zebrawatch.scene.Box;
import zebrawatch.scene.RoadUser;

/**
 * Reads the outputs of YOLOX (Ge et al., YOLOX: Exceeding YOLO Series in 2021, section 2; Megvii-BaseDetection/YOLOX). Cell
 * (x, y) of a map gives one box of four numbers tx, ty, tw, th: its centre lies at ((x + tx) stride, (y + ty) stride) and its
 * sides are exp(tw) and exp(th) strides. A score is the product of the one that anything is there and the one of the class.
 */
final class GridBoxes implements Decoder {
    private final NetDescription net;
    private final Shape input;
    private final List<Map.Entry<RoadUser, Integer>> classes;
    private final float[] scores;
    private final float[] box = new float[4];

    /**
     * @param input the picture that the outputs were computed of
     * @param classes the channel of each kind in the score outputs, which hold logits and no other channels
     */
    GridBoxes(NetDescription net, Shape input, Map<RoadUser, Integer> classes) {
        this.net = net;
        this.input = input;
        this.classes = List.copyOf(classes.entrySet());
        scores = new float[classes.size()];
    }

    @Override
    public void read(Function<String, FloatBuffer> outputs, double threshold, Found found) {
        float leastLogit = Decoder.logit(threshold);
        for (NetDescription.Level level : net.levels()) {
            FloatBuffer objects = outputs.apply(Objects.requireNonNull(level.objects()));
            FloatBuffer scoreMap = outputs.apply(level.scores());
            FloatBuffer boxMap = outputs.apply(level.boxes());
            int cells = objects.remaining();
            Grid grid = Grid.of(input, cells);
            double stride = grid.stride();
            for (int cell = 0; cell < cells; cell++) {
                float object = objects.get(cell);
                if (object < leastLogit) {
                    continue; // no product of it is greater
                }
                scoreMap.get(cell * scores.length, scores);
                for (Map.Entry<RoadUser, Integer> kind : classes) {
                    double score = Decoder.sigmoid(object) * Decoder.sigmoid(scores[kind.getValue()]);
                    if (score >= threshold) {
                        boxMap.get(cell * box.length, box);
                        int column = cell % grid.across();
                        int row = cell / grid.across();
                        double x = (column + box[0]) * stride;
                        double y = (row + box[1]) * stride;
                        double width = Math.exp(box[2]) * stride;
                        double height = Math.exp(box[3]) * stride;
                        found.take(kind.getKey(), new Box(x - width / 2, y - height / 2, width, height), score);
                    }
                }
            }
        }
    }
}
