package zebrawatch.detect.run;

import java.nio.ByteBuffer;

/** {@link Vectors}, found by this name. */
final class VectorLoops implements Vectors {
    @Override
    public Transforms transforms(ByteBuffer memory, int zeros, int mostChannels) {
        return new VectorTransforms(memory, zeros, mostChannels);
    }

    @Override
    public Depthwise3x3 depthwise(ByteBuffer memory, int zeros, int mostChannels) {
        return new VectorDepthwise(memory, zeros, mostChannels);
    }

    @Override
    public Passes passes(ByteBuffer memory, Passes plain) {
        return new VectorPasses(memory, plain);
    }
}
