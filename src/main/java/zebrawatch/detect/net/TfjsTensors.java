package zebrawatch.detect.net;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the tensors of a model while it is read: constants, and maps of the net. */
final class TfjsTensors {
    /**
     * What a tensor of the model is in the net.
     *
     * @param order its dimensions, a letter each: N, C, H, W, or P for the pixels H and W in one
     * @param pad pixels still to be added on every side
     * @param padding their value
     * @param unseen nothing else reads the layer's map as it is, so an operation may still change the layer
     */
    record Tensor(String layer, String order, int pad, float padding, boolean unseen) {
        Tensor(String layer, String order) {
            this(layer, order, 0, 0, true);
        }
    }

    private final Map<String, TfjsConstant> constants;
    private final Map<String, Tensor> maps = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();

    /** @param outputs count as uses */
    TfjsTensors(TfjsGraph graph, List<String> outputs) {
        constants = new HashMap<>(graph.constants());
        graph.nodes().values().forEach(node -> node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum)));
        outputs.forEach(output -> uses.merge(output, 1, Integer::sum));
    }

    void put(TfjsGraph.Node node, TfjsConstant constant) {
        constants.put(node.name(), constant);
    }

    void put(TfjsGraph.Node node, Tensor map) {
        put(node.name(), map);
    }

    void put(String name, Tensor map) {
        maps.put(name, map);
    }

    @Nullable
    TfjsConstant constantIfAny(String name) {
        return constants.get(name);
    }

    /** @throws zebrawatch.detect.DetectException in {@code reader}'s name, if there is no such constant */
    TfjsConstant constant(String name, TfjsGraph.Node reader) {
        TfjsConstant constant = constants.get(name);
        if (constant == null) {
            throw reader.refused("needs a constant, but " + name + " is none");
        }
        return constant;
    }

    @Nullable
    Tensor mapIfAny(String name) {
        return maps.get(name);
    }

    /** The map that a node reads, as this node may use it. */
    Tensor source(TfjsGraph.Node node, int input) {
        String name = node.input(input);
        Tensor map = maps.get(name);
        if (map == null) {
            throw node.refused("reads " + name + ", which is no map");
        }
        boolean alone = map.unseen() && uses.getOrDefault(name, 0) == 1;
        return new Tensor(map.layer(), map.order(), map.pad(), map.padding(), alone);
    }

    /** The same, for a node that cannot take padding. */
    Tensor unpadded(TfjsGraph.Node node, int input) {
        Tensor map = source(node, input);
        if (map.pad() > 0) {
            throw node.refused("reads a padded map; expected a convolution or a pooling there");
        }
        return map;
    }
}
