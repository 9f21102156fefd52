package zebrawatch.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Turns FFmpeg's decoded pictures, of any pixel format, colour matrix and size, into what people see: upright 8-bit BGR
 * with square pixels.
 */
final class UprightBgr implements AutoCloseable {
    /** swscale's vector code writes up to the next multiple of this many pixels in each row. */
    private static final int ROW_ALIGNMENT = 64;

    private final int clockwiseQuarters;
    private final SwsContext scaler = swscale.sws_alloc_context();
    private final AVFrame target = avutil.av_frame_alloc();
    private Mat canvas = new Mat();

    /** @param displayRotation degrees counter-clockwise, as FFmpeg reads it from the container's display matrix */
    UprightBgr(double displayRotation) {
        clockwiseQuarters = Math.floorMod(Math.round(-displayRotation / 90), 4);
        scaler.flags(SWS_BILINEAR);
    }

    /**
     * A new picture, owned by the caller.
     *
     * @throws VideoException without naming the source, if FFmpeg cannot convert the picture
     */
    Mat of(AVFrame picture) {
        int width = squarePixelWidth(picture);
        int height = picture.height();
        prepareCanvas(width, height);
        target.format(AV_PIX_FMT_BGR24).width(width).height(height);
        target.data(0, canvas.data());
        target.linesize(0, (int) canvas.step());
        int code = swscale.sws_scale_frame(scaler, target, picture);
        if (code < 0) {
            throw new VideoException("its pictures cannot be converted to BGR (FFmpeg error " + code + ")");
        }
        try (Mat drawn = canvas.colRange(0, width)) {
            return turned(drawn);
        }
    }

    /** Analogue-era cameras store 704x576 pixels that are meant to be shown wider; a width of 0/1 means unknown. */
    private static int squarePixelWidth(AVFrame picture) {
        AVRational aspect = picture.sample_aspect_ratio();
        if (aspect.num() <= 0 || aspect.den() <= 0) {
            return picture.width();
        }
        return (int) Math.max(1, Math.round((double) picture.width() * aspect.num() / aspect.den()));
    }

    private void prepareCanvas(int width, int height) {
        int columns = (width + ROW_ALIGNMENT - 1) / ROW_ALIGNMENT * ROW_ALIGNMENT;
        if (canvas.cols() != columns || canvas.rows() != height) {
            canvas.close();
            canvas = new Mat(height, columns, opencv_core.CV_8UC3);
        }
    }

    private Mat turned(Mat drawn) {
        if (clockwiseQuarters == 0) {
            return drawn.clone();
        }
        Mat upright = new Mat();
        opencv_core.rotate(drawn, upright, ROTATIONS[clockwiseQuarters]);
        return upright;
    }

    private static final int[] ROTATIONS = {
        -1, opencv_core.ROTATE_90_CLOCKWISE, opencv_core.ROTATE_180, opencv_core.ROTATE_90_COUNTERCLOCKWISE
    };

    @Override
    public void close() {
        canvas.close();
        target.data(0, null);
        avutil.av_frame_free(target);
        swscale.sws_free_context(scaler);
    }
}
