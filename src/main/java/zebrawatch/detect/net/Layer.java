package zebrawatch.detect.net;

import java.util.List;
import java.util.function.Function;

/** One layer of a net, named after the map it makes. */
public sealed interface Layer {

    String name();

    /** The names of the layers whose maps it reads. */
    List<String> inputs();

    /** The size of the map it makes. */
    Shape shape();

    /**
     * The same layer reading maps of other sizes.
     *
     * @param maps the size of each map by its name
     */
    Layer reading(Function<String, Shape> maps);

    /** The picture. */
    record Input(String name, Shape shape) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of();
        }

        @Override
        public Input reading(Function<String, Shape> maps) {
            return new Input(name, maps.apply(name));
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

        @Override
        public Conv reading(Function<String, Shape> maps) {
            return new Conv(name, input, window(maps), kernel, stride, pad, padAfter, activation);
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

        @Override
        public Depthwise reading(Function<String, Shape> maps) {
            return new Depthwise(name, input, window(maps), kernel, stride, pad, padAfter, activation);
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

        /** The size of its map when it reads another. */
        default Shape window(Function<String, Shape> maps) {
            return maps.apply(input()).windowed(kernel().size(), stride(), pad(), padAfter(), kernel().outputs());
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

        @Override
        public MaxPool reading(Function<String, Shape> maps) {
            Shape to = maps.apply(input).windowed(size, stride, pad, shape.channels());
            return new MaxPool(name, input, to, size, stride, pad);
        }
    }

    /** The channels of all inputs one after the other. */
    record Concat(String name, List<String> inputs, Shape shape) implements Layer {
        public Concat {
            inputs = List.copyOf(inputs);
        }

        @Override
        public Concat reading(Function<String, Shape> maps) {
            return new Concat(name, inputs, maps.apply(inputs.get(0)).withChannels(shape.channels()));
        }
    }

    /** The sum of two maps of one size. */
    record Add(String name, String left, String right, Shape shape) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(left, right);
        }

        @Override
        public Add reading(Function<String, Shape> maps) {
            return new Add(name, left, right, maps.apply(left));
        }
    }

    /** Bilinear resize to twice or half the size, half-pixel centres, the edges repeated. */
    record Resize(String name, String input, Shape shape, boolean twice) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        @Override
        public Resize reading(Function<String, Shape> maps) {
            Shape from = maps.apply(input);
            return new Resize(name, input, twice ? from.doubled() : from.halved(), twice);
        }
    }

    /** Each pixel twice as wide and twice as high (nearest neighbour). */
    record Upsample(String name, String input, Shape shape) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        @Override
        public Upsample reading(Function<String, Shape> maps) {
            return new Upsample(name, input, maps.apply(input).doubled());
        }
    }
}
