package zebrawatch.video;

import java.util.Optional;

/** A camera or a file, picture after picture, each later than the one before. Used by one thread. */
public interface FrameSource extends AutoCloseable {

    /**
     * The next picture, which the caller closes; empty at the end of a file.
     *
     * @throws VideoException if the source broke
     */
    Optional<Frame> next();

    /** What is remembered of it; also while another thread takes pictures, and after the end. */
    Footage footage();

    /** Gives native memory back; the second call does nothing. Frames taken before stay valid. */
    @Override
    void close();
}
