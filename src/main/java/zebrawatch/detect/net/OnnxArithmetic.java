package zebrawatch.detect.net;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;

/** Arithmetic on sizes, which exporters write out as operations on short lists of whole numbers. */
final class OnnxArithmetic {
    private OnnxArithmetic() {}

    /** The node's value for known inputs; empty if it is of another kind. */
    static Optional<OnnxConstant> compute(OnnxNode node, List<OnnxConstant> in) {
        OnnxConstant first = in.get(0);
        return switch (node.op()) {
            case "Identity", "Cast", "Unsqueeze", "Squeeze", "Floor" -> Optional.of(first);
            case "Add" -> Optional.of(each(node, first, in.get(1), (a, b) -> a + b));
            case "Sub" -> Optional.of(each(node, first, in.get(1), (a, b) -> a - b));
            case "Mul" -> Optional.of(each(node, first, in.get(1), (a, b) -> a * b));
            case "Div" -> Optional.of(each(node, first, in.get(1), (a, b) -> a / b));
            case "Gather" -> Optional.of(gather(node, first, in.get(1)));
            case "Concat" ->
                Optional.of(OnnxConstant.of(in.stream()
                        .flatMapToLong(c -> Arrays.stream(list(node, c)))
                        .toArray()));
            case "Slice" -> Optional.of(slice(node, in));
            default -> Optional.empty();
        };
    }

    private static OnnxConstant each(OnnxNode node, OnnxConstant a, OnnxConstant b, LongBinaryOperator operator) {
        long[] left = list(node, a);
        long[] right = list(node, b);
        return OnnxConstant.of(IntStream.range(0, Math.max(left.length, right.length))
                .mapToLong(i -> operator.applyAsLong(left[i % left.length], right[i % right.length]))
                .toArray());
    }

    private static OnnxConstant gather(OnnxNode node, OnnxConstant from, OnnxConstant places) {
        long[] all = list(node, from);
        return OnnxConstant.of(Arrays.stream(list(node, places))
                .map(place -> all[(int) Math.floorMod(place, (long) all.length)])
                .toArray());
    }

    private static OnnxConstant slice(OnnxNode node, List<OnnxConstant> in) {
        long[] from = list(node, in.get(0));
        if (in.size() > 4 && list(node, in.get(4))[0] != 1) {
            throw node.refused("takes every other number; expected a piece of a list");
        }
        int begin = place(list(node, in.get(1))[0], from.length);
        int end = Math.max(begin, place(list(node, in.get(2))[0], from.length));
        return OnnxConstant.of(Arrays.copyOfRange(from, begin, end));
    }

    private static int place(long index, int length) {
        return (int) Math.max(0, Math.min(length, index < 0 ? index + length : index));
    }

    private static long[] list(OnnxNode node, OnnxConstant constant) {
        if (!constant.isWhole() || constant.shape().size() > 1) {
            throw node.refused("computes with constants " + constant.shape() + "; expected a list of whole numbers");
        }
        return constant.integers();
    }
}
