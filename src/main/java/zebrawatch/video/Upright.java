package zebrawatch.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Turns FFmpeg's decoded pictures, of any pixel format, colour matrix and size, into what people see: upright, 8 bits a
 * channel, square pixels.
 */
final class Upright implements AutoCloseable {
    /** swscale's vector code writes up to the next multiple of this many pixels in each row. */
    private static final int ROW_ALIGNMENT = 64;

    private final int clockwiseQuarters;
    private final SwsContext scaler = swscale.sws_alloc_context();
    private final AVFrame target = avutil.av_frame_alloc();
    private Mat canvas = new Mat();

    /** @param displayRotation degrees counter-clockwise, as FFmpeg reads it from the container's display matrix */
    Upright(double displayRotation) {
        clockwiseQuarters = Math.floorMod(Math.round(-displayRotation / 90), 4);
        scaler.flags(SWS_BILINEAR);
    }

    /**
     * A new picture in colour, owned by the caller.
     *
     * @throws VideoException without naming the source, if FFmpeg cannot convert the picture
     */
    Mat bgr(AVFrame picture) {
        return converted(picture, AV_PIX_FMT_BGR24, opencv_core.CV_8UC3);
    }

    /**
     * A new picture of brightness alone, 0 to 255 whatever the camera's range, owned by the caller.
     *
     * @throws VideoException without naming the source, if FFmpeg cannot convert the picture
     */
    Mat luma(AVFrame picture) {
        return converted(picture, AV_PIX_FMT_GRAY8, opencv_core.CV_8UC1);
    }

    private Mat converted(AVFrame picture, int format, int type) {
        int width = squarePixelWidth(picture);
        int height = picture.height();
        prepareCanvas(width, height, type);
        target.format(format).width(width).height(height);
        target.data(0, canvas.data());
        target.linesize(0, (int) canvas.step());
        int code = swscale.sws_scale_frame(scaler, target, picture);
        if (code < 0) {
            throw new VideoException("its pictures cannot be converted (FFmpeg error " + code + ")");
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

    private void prepareCanvas(int width, int height, int type) {
        int columns = (width + ROW_ALIGNMENT - 1) / ROW_ALIGNMENT * ROW_ALIGNMENT;
        if (canvas.cols() != columns || canvas.rows() != height || canvas.type() != type) {
            canvas.close();
            canvas = new Mat(height, columns, type);
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
