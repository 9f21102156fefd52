package zebrawatch.detect;

import java.util.List;
import zebrawatch.scene.Detection;
import zebrawatch.video.Frame;

/** Finds road users in pictures. Used by one thread. */
public interface Detector extends AutoCloseable {

    /**
     * The road users in one picture, low scores included (from 0.1 up), because the tracker's second association lives on
     * them.
     */
    List<Detection> detect(Frame frame);

    /** What found them. */
    Model model();

    @Override
    void close();
}
