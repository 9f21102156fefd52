package zebrawatch.video;

import java.time.Instant;
import org.bytedeco.opencv.opencv_core.Mat;
import zebrawatch.scene.CameraId;

/**
 * One decoded picture. It owns its native pixels until closed and belongs to the thread that took it.
 */
public final class Frame implements AutoCloseable {
    private final CameraId camera;
    private final Instant time;
    private final Mat pixels;
    private final boolean degraded;

    /**
     * A frame of a picture that is sound.
     *
     * @param pixels 8-bit BGR, upright, owned by this frame from here on
     */
    public Frame(CameraId camera, Instant time, Mat pixels) {
        this(camera, time, pixels, false);
    }

    /**
     * A frame.
     *
     * @param pixels 8-bit BGR, upright, owned by this frame from here on
     * @param degraded whether the picture, or one since the last key frame, is damaged or lost
     */
    public Frame(CameraId camera, Instant time, Mat pixels, boolean degraded) {
        this.camera = camera;
        this.time = time;
        this.pixels = pixels;
        this.degraded = degraded;
    }

    public CameraId camera() {
        return camera;
    }

    /** When the picture was taken. */
    public Instant time() {
        return time;
    }

    /** 8-bit BGR, upright; valid until {@link #close}. */
    public Mat pixels() {
        return pixels;
    }

    /** Whether the picture, or one since the last key frame, is damaged or lost: it may show what is no longer there. */
    public boolean degraded() {
        return degraded;
    }

    /** Pixels. */
    public int width() {
        return pixels.cols();
    }

    /** Pixels. */
    public int height() {
        return pixels.rows();
    }

    /** Gives the native memory back; the second call does nothing. */
    @Override
    public void close() {
        pixels.close();
    }
}
