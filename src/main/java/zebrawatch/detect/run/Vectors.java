package zebrawatch.detect.run;

import java.lang.reflect.Constructor;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this JVM has the Vector API, an incubating module that it must be asked for; without it plain loops do the same. What
 * uses the module is compiled by itself ({@code src/main/vectors}), because javac warns of it, and found by its name.
 */
final class Vectors {
    /** Channels must be a multiple of this: 16 floats are the longest vector there is. */
    static final int LANES = 16;

    private static final String MODULE = "jdk.incubator.vector";
    private static final String TRANSFORMS = "VectorTransforms";
    private static final String DEPTHWISE = "VectorDepthwise";
    private static final Logger LOG = LoggerFactory.getLogger(Vectors.class);
    private static final boolean PRESENT = find();

    private Vectors() {}

    private static boolean find() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            LOG.info("nets are computed without the Vector API, which is slower; java --add-modules {} has it", MODULE);
            return false;
        }
        try {
            maker(Transforms.class, TRANSFORMS);
            maker(Depthwise3x3.class, DEPTHWISE);
            return true;
        } catch (ReflectiveOperationException e) {
            LOG.warn("nets are computed without the Vector API, which is slower: this build has no {}", e.getMessage());
            return false;
        }
    }

    /** Whether {@link #transforms} and {@link #depthwise} make something. */
    static boolean present() {
        return PRESENT;
    }

    /**
     * Winograd's transforms with vectors.
     *
     * @param zeros where in memory a pixel of zeros begins, in floats; the one behind it may be written over
     * @param mostChannels of any map they will work on
     */
    static Optional<Transforms> transforms(ByteBuffer memory, int zeros, int mostChannels) {
        return make(Transforms.class, TRANSFORMS, memory, zeros, mostChannels);
    }

    /** Depthwise convolutions with vectors; memory as for {@link #transforms}. */
    static Optional<Depthwise3x3> depthwise(ByteBuffer memory, int zeros, int mostChannels) {
        return make(Depthwise3x3.class, DEPTHWISE, memory, zeros, mostChannels);
    }

    private static <T> Optional<T> make(Class<T> kind, String name, ByteBuffer memory, int zeros, int mostChannels) {
        if (!PRESENT) {
            return Optional.empty();
        }
        try {
            return Optional.of(maker(kind, name).newInstance(memory, zeros, mostChannels));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name + " cannot be made", e);
        }
    }

    private static <T> Constructor<? extends T> maker(Class<T> kind, String name) throws ReflectiveOperationException {
        return Class.forName("zebrawatch.detect.run." + name)
                .asSubclass(kind)
                .getDeclaredConstructor(ByteBuffer.class, int.class, int.class);
    }
}
