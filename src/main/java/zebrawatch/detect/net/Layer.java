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
     * @param pad pixels of zero at the left and the top
     * @param padAfter pixels of zero at the right and the bottom: {@code pad}, or one more
     */
    record Conv(
            String name,
            String input,
            Shape shape,
            Kernel kernel,
            int stride,
            int pad,
            int padAfter,
            Activation activation)
            implements Convolution {
        /** With the same padding on every side. */
        public Conv(String name, String input, Shape shape, Kernel kernel, int stride, int pad, Activation activation) {
            this(name, input, shape, kernel, stride, pad, pad, activation);
        }

        @Override
        public Conv with(String newName, Kernel newKernel, Activation newActivation) {
            Shape newShape = shape.withChannels(newKernel.outputs());
            return new Conv(newName, input, newShape, newKernel, stride, pad, padAfter, newActivation);
        }
    }

    /**
     * A convolution of each channel by itself and its activation.
     *
     * @param kernel one output for each channel, each of one input
     * @param pad pixels of zero at the left and the top
     * @param padAfter pixels of zero at the right and the bottom: {@code pad}, or one more
     */
    record Depthwise(
            String name,
            String input,
            Shape shape,
            Kernel kernel,
            int stride,
            int pad,
            int padAfter,
            Activation activation)
            implements Convolution {
        @Override
        public Depthwise with(String newName, Kernel newKernel, Activation newActivation) {
            return new Depthwise(newName, input, shape, newKernel, stride, pad, padAfter, newActivation);
        }
    }

    /** What dense and depthwise convolutions have in common. */
    sealed interface Convolution extends Layer permits Conv, Depthwise {
        String input();

        Kernel kernel();

        int stride();

        int pad();

        int padAfter();

        Activation activation();

        /** The same with other numbers. */
        Convolution with(String newName, Kernel newKernel, Activation newActivation);

        @Override
        default List<String> inputs() {
            return List.of(input());
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

    /** Each pixel twice as wide and twice as high (nearest neighbour). */
    record Upsample(String name, String input, Shape shape) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }
}
