package zebrawatch.detect.net;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a detector's net ends and the reading of its outputs begins: at the last convolutions, those from which the outputs are
 * reached without another one. What models have behind them (reshaping, grids, exponentials, non-maximum suppression) says in
 * operations on tensors what a decoder says in a few lines, and is left out.
 */
final class OnnxCut {
    private final OnnxModel model;
    private final Set<String> seen = new HashSet<>();
    private final List<OnnxNode> last = new ArrayList<>();

    private OnnxCut(OnnxModel model) {
        this.model = model;
    }

    /** The last convolutions in the order in which the outputs ask for them: boxes before scores in every known head. */
    static List<OnnxNode> lastConvolutions(OnnxModel model) {
        OnnxCut cut = new OnnxCut(model);
        model.outputs().forEach(cut::walk);
        return List.copyOf(cut.last);
    }

    private void walk(String tensor) {
        if (tensor.isEmpty() || tensor.equals(model.input()) || model.stored().containsKey(tensor)) {
            return;
        }
        OnnxNode node = model.maker(tensor);
        if (!seen.add(node.name())) {
            return;
        }
        if (node.op().equals("Conv") && !isExpectation(node)) {
            last.add(node);
        } else {
            node.inputs().forEach(this::walk);
        }
    }

    /** The expected value of a distribution is written as a convolution with the weights 0, 1, 2, ... (YOLOv8). */
    private boolean isExpectation(OnnxNode node) {
        Optional<OnnxConstant> weights = model.constant(node.input(1));
        if (weights.isEmpty() || weights.get().length() < 2 || weights.get().side(0) != 1) {
            return false;
        }
        for (int i = 0; i < weights.get().length(); i++) {
            if (weights.get().number(i) != i) {
                return false;
            }
        }
        return true;
    }
}
