package zebrawatch.detect.run;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loops that are also written for the Vector API, an incubating module that the JVM must be asked for; without it plain loops
 * do the same. What uses the module is compiled by itself ({@code src/main/vectors}), because javac warns of it, and found by its
 * name.
 */
interface Vectors {
    /** Channels must be a multiple of this: 16 floats are the longest vector there is. */
    int LANES = 16;

    /** Those of this JVM. */
    Optional<Vectors> FOUND = find();

    private static Optional<Vectors> find() {
        Logger log = LoggerFactory.getLogger(Vectors.class);
        String module = "jdk.incubator.vector";
        if (ModuleLayer.boot().findModule(module).isEmpty()) {
            log.info("nets are computed without the Vector API, which is slower; java --add-modules {} has it", module);
            return Optional.empty();
        }
        try {
            return Optional.of(Class.forName("zebrawatch.detect.run.VectorLoops")
                    .asSubclass(Vectors.class)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException e) {
            log.warn("nets are computed without the Vector API, which is slower: this build has no {}", e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Winograd's transforms.
     *
     * @param zeros where in memory a pixel of zeros begins, in floats; the one behind it may be written over
     * @param mostChannels of any map they will work on
     */
    Transforms transforms(ByteBuffer memory, int zeros, int mostChannels);

    /** Depthwise convolutions; memory as for {@link #transforms}. */
    Depthwise3x3 depthwise(ByteBuffer memory, int zeros, int mostChannels);

    /**
     * Passes over all memory.
     *
     * @param plain does what vectors cannot do
     */
    Passes passes(ByteBuffer memory, Passes plain);
}
