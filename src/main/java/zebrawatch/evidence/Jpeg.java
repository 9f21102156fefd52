package zebrawatch.evidence;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pixels to JPEG and back. */
public final class Jpeg {
    private Jpeg() {}

    /**
     * A JPEG file.
     *
     * @param picture 8-bit BGR, stays the caller's
     * @param quality 1 to 100
     */
    public static byte[] encode(Mat picture, int quality) {
        try (BytePointer buffer = new BytePointer();
                IntPointer options = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality)) {
            opencv_imgcodecs.imencode(".jpg", picture, buffer, options);
            byte[] jpeg = new byte[Math.toIntExact(buffer.limit())];
            buffer.get(jpeg);
            return jpeg;
        }
    }

    /** 8-bit BGR, owned by the caller; empty if it is no picture. */
    public static Mat decode(byte[] jpeg) {
        try (BytePointer bytes = new BytePointer(jpeg);
                Mat row = new Mat(1, jpeg.length, opencv_core.CV_8UC1, bytes)) {
            return opencv_imgcodecs.imdecode(row, opencv_imgcodecs.IMREAD_COLOR);
        }
    }
}
