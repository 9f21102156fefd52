package zebrawatch.video;

import java.time.Instant;
import org.bytedeco.opencv.opencv_core.Mat;

/** One decoded picture as the decoder left it, not yet converted; valid until its decoder goes on. */
public final class Picture {
    private final PictureDecoder decoder;
    private final Instant time;
    private final boolean key;
    private final boolean degraded;

    Picture(PictureDecoder decoder, Instant time, boolean key, boolean degraded) {
        this.decoder = decoder;
        this.time = time;
        this.key = key;
        this.degraded = degraded;
    }

    /** When it was taken. */
    public Instant time() {
        return time;
    }

    /** Whether it was decoded without any other picture. */
    public boolean isKey() {
        return key;
    }

    /** Whether it, or a picture since the last key frame, is damaged or lost: what it shows may be smeared or out of date. */
    public boolean isDegraded() {
        return degraded;
    }

    /** Its brightness: 8 bits a pixel, upright, square pixels, full resolution; owned by the caller. No colour is computed. */
    public Mat luma() {
        return decoder.luma();
    }

    /** The picture in colour, 8-bit BGR, upright, square pixels; owned by the caller. */
    public Mat bgr() {
        return decoder.bgr();
    }
}
