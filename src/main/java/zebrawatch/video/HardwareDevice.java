package zebrawatch.video;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVBufferRef;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** A hardware decoder's device, lent to one codec context. */
final class HardwareDevice implements AutoCloseable {
    private final AVBufferRef device;
    private final AVFrame fetched = avutil.av_frame_alloc();

    private HardwareDevice(AVBufferRef device) {
        this.device = device;
    }

    /**
     * Opens the device.
     *
     * @param told in one sentence if there is none that works
     */
    static Optional<HardwareDevice> open(Hardware hardware, Consumer<String> told) {
        if (hardware == Hardware.NONE) {
            return Optional.empty();
        }
        int type = hardware == Hardware.VAAPI ? avutil.AV_HWDEVICE_TYPE_VAAPI : avutil.AV_HWDEVICE_TYPE_CUDA;
        AVBufferRef device = new AVBufferRef(null);
        int code = avutil.av_hwdevice_ctx_create(device, type, (String) null, (AVDictionary) null, 0);
        if (code < 0) {
            told.accept("the processor decodes: " + hardware.name().toLowerCase(Locale.ROOT)
                    + " does not work on this machine (FFmpeg error " + code + ")");
            return Optional.empty();
        }
        return Optional.of(new HardwareDevice(device));
    }

    void lendTo(AVCodecContext context) {
        context.hw_device_ctx(avutil.av_buffer_ref(device));
    }

    /**
     * The picture in the machine's own memory; valid until the next. One of a codec that the hardware cannot decode is there
     * already.
     *
     * @throws VideoException if the hardware does not give it
     */
    AVFrame fetched(AVFrame picture) {
        if (picture.hw_frames_ctx() == null || picture.hw_frames_ctx().isNull()) {
            return picture;
        }
        avutil.av_frame_unref(fetched);
        Ffmpeg.checked(
                avutil.av_hwframe_transfer_data(fetched, picture, 0), "the hardware decoder does not give its picture");
        avutil.av_frame_copy_props(fetched, picture);
        return fetched;
    }

    @Override
    public void close() {
        avutil.av_frame_free(fetched);
        avutil.av_buffer_unref(device);
    }
}
