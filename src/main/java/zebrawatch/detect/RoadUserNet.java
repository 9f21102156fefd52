package zebrawatch.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;
import zebrawatch.detect.run.Executor;
import zebrawatch.detect.run.Plan;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;

/**
 * A net that looks at pieces of pictures of about one shape: {@link Letterbox}, {@link Executor}, {@link Decoder}. It computes
 * road users only and none of the net's other classes. Used by one thread; the weights are in the {@link Blueprint}.
 */
final class RoadUserNet implements AutoCloseable {
    /** Lower scores are noise even to the tracker's second association. */
    static final double LEAST_SCORE = 0.1;

    private final Executor executor;
    private final Letterbox letterbox;
    private final Decoder decoder;

    private RoadUserNet(Blueprint blueprint, Shape picture) {
        NetDescription description = blueprint.described.description();
        executor = new Executor(blueprint.plan, picture);
        letterbox = new Letterbox(description.input(), picture, executor.input());
        decoder = description.decoder(picture, blueprint.places);
    }

    /** What all workers' nets have in common, the weights above all. Closed after all that were built. */
    static final class Blueprint implements AutoCloseable {
        private final DescribedNet described;
        private final Map<RoadUser, Integer> places = new HashMap<>();
        private final Net net;
        private final Plan plan;

        private Blueprint(DescribedNet described) {
            this.described = described;
            List<RoadUser> kinds = described.kinds();
            kinds.forEach(kind -> places.put(kind, kinds.indexOf(kind)));
            net = described.roadUsersOnly();
            plan = Plan.of(net);
            warmUp();
        }

        /** The first run of all takes a second, which no camera shall wait for. */
        private void warmUp() {
            try (Executor first = new Executor(plan)) {
                first.run();
            }
        }

        /**
         * Reads a net.
         *
         * @throws DetectException if the weights do not hold the net, it was changed or cannot be used
         */
        static Blueprint of(Weights weights, DetectorSettings settings) {
            return of(weights.load(settings));
        }

        static Blueprint of(DescribedNet described) {
            return new Blueprint(described);
        }

        /** A net for its own size of picture. */
        RoadUserNet build() {
            return build(net.input().shape());
        }

        /** A net for pictures of a size that {@link #picture} gave. */
        RoadUserNet build(Shape picture) {
            return new RoadUserNet(this, picture);
        }

        /** The size of the picture in which a piece of a camera's is looked at. */
        Shape picture(Rect crop) {
            return described.picture(crop.width(), crop.height());
        }

        /** The net as it is computed, for its own size of picture. */
        Net net() {
            return net;
        }

        @Override
        public void close() {
            plan.close();
        }
    }

    /**
     * What the net takes for road users in a piece of a picture, each of them several times: {@link Suppression} picks.
     * In the whole picture's pixels; a box may reach beyond the piece, because the net also guesses what the edge cuts
     * off.
     *
     * @param picture 8-bit BGR
     */
    List<Detection> look(Mat picture, Rect crop) {
        Letterbox.Placement placement = fill(picture, crop);
        executor.run();
        return read(placement);
    }

    /** Brings a piece of a picture into the net's input. */
    Letterbox.Placement fill(Mat picture, Rect crop) {
        return letterbox.fill(picture, crop);
    }

    /** What the net's outputs say of the piece that was brought into its input. */
    List<Detection> read(Letterbox.Placement placement) {
        List<Detection> candidates = new ArrayList<>();
        decoder.read(
                executor::output,
                LEAST_SCORE,
                (kind, box, score) -> candidates.add(new Detection(kind, placement.toPicture(box), score)));
        return candidates;
    }

    Executor executor() {
        return executor;
    }

    @Override
    public void close() {
        letterbox.close();
        executor.close();
    }
}
