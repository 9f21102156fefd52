package zebrawatch.detect.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import zebrawatch.detect.net.Shape;

/** One piece of a run, as it is planned before any memory is there. */
interface Step {

    /** The maps whose values it needs. */
    List<String> reads();

    /** The maps it fills, scratch included, with their sizes. */
    Map<String, Shape> writes();

    /**
     * Prepares what all workers share; asked for once.
     *
     * @param shared keeps the weights
     */
    Work prepare(Native shared);

    /**
     * A step with its weights, before a worker's memory is there: the same for every size of the net's picture, because the
     * sizes of maps are the arena's.
     */
    interface Work {
        /** The work itself; asked for once by each worker and size. */
        Runnable in(Workshop workshop);
    }

    /**
     * What the steps of one worker work with.
     *
     * @param arena where the maps lie
     * @param calls makes native calls
     * @param passes over memory, with vectors if the JVM has them
     * @param lines transforms of convolutions in Winograd's way, in plain loops
     * @param vectors the same with vectors, if the JVM has them
     * @param depthwise convolutions with vectors, if the JVM has them
     */
    record Workshop(
            Arena arena,
            Native calls,
            Passes passes,
            Transforms lines,
            Optional<Transforms> vectors,
            Optional<Depthwise3x3> depthwise) {}
}
