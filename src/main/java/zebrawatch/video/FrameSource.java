package zebrawatch.video;

import java.util.Optional;

/** A camera or a file, picture after picture. Used by one thread. */
public interface FrameSource extends AutoCloseable {

    /**
     * The next picture, which the caller closes; empty at the end of a file.
     *
     * @throws VideoException if the source broke
     */
    Optional<Frame> next();

    @Override
    void close();
}
