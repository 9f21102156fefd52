package zebrawatch.detect;

import java.nio.FloatBuffer;
import java.util.function.Function;
import zebrawatch.scene.Box;
import zebrawatch.scene.RoadUser;

/**
 * Reads the outputs of BlazeFace (Bazarevsky et al., BlazeFace: Sub-millisecond Neural Face Detection on Mobile GPUs, 2019;
 * google/mediapipe): each cell tells of two faces on the finer map and of six on the coarser one. A face is 16 numbers: its
 * centre's distance from the cell's centre and its sides, in pixels of the input, then six places in the face, which are not
 * read.
 */
final class FaceBoxes implements Decoder {
    private static final int NUMBERS = 16;
    private static final int FINE = 2;
    private static final int COARSE = 6;

    private final NetDescription net;
    private final float[] face = new float[NUMBERS];

    FaceBoxes(NetDescription net) {
        this.net = net;
    }

    /** Faces of a cell of that level. */
    static int anchors(int level) {
        return level == 0 ? FINE : COARSE;
    }

    @Override
    public void read(Function<String, FloatBuffer> outputs, double threshold, Found found) {
        float leastLogit = Decoder.logit(threshold);
        for (int level = 0; level < net.levels().size(); level++) {
            FloatBuffer scores = outputs.apply(net.levels().get(level).scores());
            FloatBuffer faces = outputs.apply(net.levels().get(level).boxes());
            int count = scores.remaining();
            int across = Decoder.side(count / anchors(level));
            double cellSize = net.size() / (double) across;
            for (int i = 0; i < count; i++) {
                float logit = scores.get(i);
                if (logit >= leastLogit) {
                    faces.get(i * NUMBERS, face);
                    int cell = i / anchors(level);
                    int row = cell / across;
                    double x = (cell % across + 0.5) * cellSize + face[0];
                    double y = (row + 0.5) * cellSize + face[1];
                    double width = Math.abs(face[2]);
                    double height = Math.abs(face[3]);
                    found.take(
                            RoadUser.PEDESTRIAN,
                            new Box(x - width / 2, y - height / 2, width, height),
                            Decoder.sigmoid(logit));
                }
            }
        }
    }
}
