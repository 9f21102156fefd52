package zebrawatch.detect.net;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import zebrawatch.detect.DetectException;

/**
 * A net: convolutions and what stands between them.
 *
 * @param layers in an order in which they can be computed, the input first
 * @param outputs the net's published output names, in its order, to the layers that make them
 */
public record Net(List<Layer> layers, Map<String, String> outputs) {

    public Net {
        layers = List.copyOf(layers);
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** The picture's place. */
    public Layer.Input input() {
        return (Layer.Input) layers.get(0);
    }

    /**
     * The layer of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Layer layer(String name) {
        return layers.stream()
                .filter(l -> l.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no layer is called " + name));
    }

    /**
     * The same net for a picture of another size: the same weights, maps of other sizes.
     *
     * @throws DetectException if a layer cannot work on maps of the sizes it would get
     */
    public Net on(Shape picture) {
        Map<String, Shape> shapes = new HashMap<>(Map.of(input().name(), picture));
        List<Layer> result = new ArrayList<>();
        for (Layer layer : layers) {
            Layer here = layer.reading(map -> Objects.requireNonNull(shapes.get(map)));
            if (!fits(here, shapes)) {
                throw new DetectException("the net cannot take a picture of " + picture + ": its layer " + layer.name()
                        + " would read "
                        + here.inputs().stream()
                                .map(shapes::get)
                                .map(String::valueOf)
                                .collect(Collectors.joining(" and ")));
            }
            shapes.put(here.name(), here.shape());
            result.add(here);
        }
        return new Net(result, outputs);
    }

    private static boolean fits(Layer layer, Map<String, Shape> shapes) {
        List<Shape> read = layer.inputs().stream()
                .map(map -> Objects.requireNonNull(shapes.get(map)))
                .toList();
        if (layer instanceof Layer.Convolution c && c.padAfter() != c.pad()) {
            return Draft.isSame(read.get(0), c.kernel().size(), c.stride(), c.pad(), c.padAfter());
        }
        if (layer instanceof Layer.Resize r && !r.twice()) {
            return read.get(0).equals(r.shape().doubled());
        }
        return read.stream()
                .allMatch(s -> s.height() == read.get(0).height()
                        && s.width() == read.get(0).width());
    }

    /** The layers that read the map of that name. */
    public List<Layer> readers(String name) {
        return layers.stream().filter(l -> l.inputs().contains(name)).toList();
    }

    /**
     * The same net with only some channels of an output, in the order asked for, and without the sigmoid it may end in:
     * fewer classes to compute, and the reader takes the sigmoid of the few scores it looks at.
     *
     * @throws DetectException if the output is no convolution, ends in another activation or lacks a channel
     */
    public Net withLogits(String output, int... channels) {
        return changed(output, conv -> {
            for (int channel : channels) {
                if (channel < 0 || channel >= conv.kernel().outputs()) {
                    throw new DetectException("output " + output + " has "
                            + conv.kernel().outputs() + " channels and no channel " + channel);
                }
            }
            if (!List.of(Activation.SIGMOID, Activation.NONE).contains(conv.activation())) {
                throw new DetectException("output " + output + " ends in " + conv.activation());
            }
            return conv.with(conv.name(), conv.kernel().channels(channels), Activation.NONE);
        });
    }

    private Net changed(String output, UnaryOperator<Layer.Conv> change) {
        String name = outputs.get(output);
        List<Layer> result = new ArrayList<>();
        boolean found = false;
        for (Layer layer : layers) {
            boolean here = layer.name().equals(name) && layer instanceof Layer.Conv;
            result.add(here ? change.apply((Layer.Conv) layer) : layer);
            found |= here;
        }
        if (!found) {
            throw new DetectException("the net has no convolution as its output " + output);
        }
        return new Net(result, outputs);
    }
}
