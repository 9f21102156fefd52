package zebrawatch.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.run.Executor;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;

/**
 * A net that looks at pieces of pictures: {@link Letterbox}, {@link Executor}, {@link Decoder}. It computes road users only and
 * none of the net's other classes. Used by one thread.
 */
final class RoadUserNet implements AutoCloseable {
    /** Lower scores are noise even to the tracker's second association. */
    static final double LEAST_SCORE = 0.1;

    private final Executor executor;
    private final Letterbox letterbox;
    private final Decoder decoder;

    private RoadUserNet(Net net, NetDescription description, Map<RoadUser, Integer> places) {
        executor = new Executor(net);
        letterbox = new Letterbox(description.input(), executor.input());
        decoder = description.decoder(places);
    }

    /**
     * Reads a net once and makes it any number of times.
     *
     * @throws DetectException if the weights do not hold the net or it was changed
     */
    static Supplier<RoadUserNet> maker(Weights weights, DetectorSettings settings) {
        DescribedNet described = weights.load(settings);
        List<RoadUser> kinds = described.kinds();
        Map<RoadUser, Integer> places = new HashMap<>();
        kinds.forEach(kind -> places.put(kind, kinds.indexOf(kind)));
        Net net = described.roadUsersOnly();
        return () -> new RoadUserNet(net, described.description(), places);
    }

    /**
     * What the net takes for road users in a piece of a picture, each of them several times: {@link Suppression} picks.
     * In the whole picture's pixels; a box may reach beyond the piece, because the net also guesses what the edge cuts
     * off.
     *
     * @param picture 8-bit BGR
     */
    List<Detection> look(Mat picture, Rect crop) {
        Letterbox.Placement placement = letterbox.fill(picture, crop);
        executor.run();
        List<Detection> candidates = new ArrayList<>();
        decoder.read(
                executor::output,
                LEAST_SCORE,
                (kind, box, score) -> candidates.add(new Detection(kind, placement.toPicture(box), score)));
        return candidates;
    }

    @Override
    public void close() {
        letterbox.close();
        executor.close();
    }
}
