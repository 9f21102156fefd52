package zebrawatch.detect.run;

import java.lang.reflect.Constructor;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private static final Logger LOG = LoggerFactory.getLogger(Vectors.class);
    private static final @Nullable Constructor<? extends Transforms> TRANSFORMS = find();

    private Vectors() {}

    private static @Nullable Constructor<? extends Transforms> find() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            LOG.info("nets are computed without the Vector API, which is slower; java --add-modules {} has it", MODULE);
            return null;
        }
        try {
            return Class.forName("zebrawatch.detect.run.VectorTransforms")
                    .asSubclass(Transforms.class)
                    .getDeclaredConstructor(ByteBuffer.class, int.class, int.class);
        } catch (ReflectiveOperationException e) {
            LOG.warn("nets are computed without the Vector API, which is slower: this build has no {}", e.getMessage());
            return null;
        }
    }

    /** Whether {@link #transforms} makes something. */
    static boolean present() {
        return TRANSFORMS != null;
    }

    /**
     * Winograd's transforms with vectors.
     *
     * @param zeros where in memory a pixel of zeros begins, in floats; the one behind it may be written over
     * @param mostChannels of any map they will work on
     */
    static Optional<Transforms> transforms(ByteBuffer memory, int zeros, int mostChannels) {
        if (TRANSFORMS == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(TRANSFORMS.newInstance(memory, zeros, mostChannels));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the vectors' transforms cannot be made", e);
        }
    }
}
