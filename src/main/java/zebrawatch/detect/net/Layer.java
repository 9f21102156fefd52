package zebrawatch.detect.net;

import java.util.List;

/** One layer of a net, named after the map it makes. */
public sealed interface Layer {

    String name();

    /** The names of the layers whose maps it reads. */
    List<String> inputs();

    /** The size of the map it makes. */
    Shape shape();

    /** The picture. */
    record Input(String name, Shape shape) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of();
        }
    }

    /**
     * A dense convolution and its activation.
     *
     * @param pad pixels of zero on every side
     */
    record Conv(String name, String input, Shape shape, Kernel kernel, int stride, int pad, Activation activation)
            implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        Conv with(String newName, Kernel newKernel, Activation newActivation) {
            return new Conv(
                    newName, input, shape.withChannels(newKernel.outputs()), newKernel, stride, pad, newActivation);
        }
    }

    /**
     * The greatest value in a square window.
     *
     * @param pad pixels of minus infinity on every side
     */
    record MaxPool(String name, String input, Shape shape, int size, int stride, int pad) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /** The channels of all inputs one after the other. */
    record Concat(String name, List<String> inputs, Shape shape) implements Layer {
        public Concat {
            inputs = List.copyOf(inputs);
        }
    }

    /** The sum of two maps of one size. */
    record Add(String name, String left, String right, Shape shape) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(left, right);
        }
    }

    /** Bilinear resize to twice or half the size, half-pixel centres, the edges repeated. */
    record Resize(String name, String input, Shape shape, boolean twice) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }
}
