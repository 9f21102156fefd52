package zebrawatch.publish;

import java.time.Instant;
import zebrawatch.scene.CameraId;

/** A camera's picture as headquarters sees it when somebody draws its crossings. It shows people: nobody else may see it. */
public final class Still {
    /** What a JPEG may have, in bytes; a topic that somebody else made takes 1 MiB as a rule. */
    public static final int LARGEST = 1_000_000;

    private final CameraId camera;
    private final Instant taken;
    private final int width;
    private final int height;
    private final byte[] jpeg;

    /**
     * A picture.
     *
     * @param taken when, on the picture's own time
     * @param width pixels
     * @param height pixels
     * @param jpeg owned by this from here on
     * @throws IllegalArgumentException in one sentence, if it is empty, larger than {@link #LARGEST} or no JPEG
     */
    public Still(CameraId camera, Instant taken, int width, int height, byte[] jpeg) {
        this.camera = camera;
        this.taken = taken;
        this.width = width;
        this.height = height;
        this.jpeg = jpeg;
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture has pixels, got " + width + "x" + height);
        }
        if (jpeg.length > LARGEST) {
            throw new IllegalArgumentException("a still has " + LARGEST + " bytes or less, got " + jpeg.length);
        }
        if (jpeg.length < 3 || (jpeg[0] & 0xff) != 0xff || (jpeg[1] & 0xff) != 0xd8) {
            throw new IllegalArgumentException("a still is a JPEG file");
        }
    }

    public CameraId camera() {
        return camera;
    }

    /** When it was taken. */
    public Instant taken() {
        return taken;
    }

    /** Pixels. */
    public int width() {
        return width;
    }

    /** Pixels. */
    public int height() {
        return height;
    }

    /** The file; not to be changed. */
    public byte[] jpeg() {
        return jpeg;
    }

    @Override
    public String toString() {
        return camera + " at " + taken + ", " + width + "x" + height;
    }
}
