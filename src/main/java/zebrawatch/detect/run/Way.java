package zebrawatch.detect.run;

import java.util.List;
import java.util.stream.Stream;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Layer;

/** A way to compute a convolution. Which is the fastest depends on its size and on the machine: see {@link Race}. */
enum Way {
    /** {@link NativeConvolution} and {@link DepthwiseConvolution}, which can do all. */
    NATIVE {
        @Override
        boolean fits(Layer.Convolution c) {
            return true;
        }
    },
    /** {@link WinogradConvolution}. */
    WINOGRAD {
        @Override
        boolean fits(Layer.Convolution c) {
            return c instanceof Layer.Conv
                    && c.kernel().size() == 3
                    && c.stride() == 1
                    && c.pad() == 1
                    && c.padAfter() == 1;
        }
    },
    /**
     * {@link WinogradConvolution} with the transforms of {@link Vectors}, for whole vectors of channels; and {@link InvertedResidual}.
     */
    VECTORS {
        @Override
        boolean fits(Layer.Convolution c) {
            return isWhole(c.kernel().outputs())
                    && (c instanceof Layer.Depthwise d
                            ? fits(d)
                            : WINOGRAD.fits(c) && isWhole(c.kernel().inputs()));
        }

        private static boolean fits(Layer.Depthwise d) {
            return d.kernel().size() == 3 && d.padAfter() == 1 && (d.stride() == 1 ? d.pad() == 1 : d.stride() == 2);
        }

        @Override
        boolean reads(List<Layer> parts) {
            return parts.stream().allMatch(part -> isWhole(part.shape().channels()));
        }

        private static boolean isWhole(int channels) {
            return Vectors.FOUND.isPresent() && channels % Vectors.LANES == 0;
        }
    },
    /** {@link PointwiseConvolution}. */
    POINTWISE {
        @Override
        boolean fits(Layer.Convolution c) {
            return c instanceof Layer.Conv
                    && c.kernel().size() == 1
                    && c.stride() == 1
                    && c.pad() == 0
                    && c.padAfter() == 0;
        }
    };

    /** Whether a convolution can be computed this way. */
    abstract boolean fits(Layer.Convolution c);

    /** The ways a convolution can be computed, but for one of which another is known to be faster. */
    static List<Way> of(Layer.Convolution c) {
        return Stream.of(values())
                .filter(way -> way.fits(c))
                .filter(way -> way != WINOGRAD || !VECTORS.fits(c))
                .toList();
    }

    /** Whether its input may lie in these maps. */
    boolean reads(List<Layer> parts) {
        return this != NATIVE;
    }

    /** Whether it leaves this activation to a step of its own. */
    boolean leaves(Activation activation) {
        return switch (activation.kind()) {
            case NONE -> false;
            case LEAKY_RELU -> this == NATIVE;
            default -> this != POINTWISE;
        };
    }
}
