package zebrawatch;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import zebrawatch.scene.CameraId;
import zebrawatch.video.Frame;
import zebrawatch.video.LivePackets;
import zebrawatch.video.Picture;
import zebrawatch.video.PictureReader;

/** The line of a camera on which no crossing is drawn yet: its key frames are looked at, for its still and its health. */
final class StillLine implements LiveLine {
    /** So long it does not notice that it was ended. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final CameraId camera;
    private final LivePackets stream;
    private final PictureReader reader;
    private final Consumer<Frame> onlooker;
    private volatile boolean stopped;

    /** @param stream closed with the line */
    StillLine(CameraId camera, LivePackets stream, Consumer<Frame> onlooker) {
        this.camera = camera;
        this.stream = stream;
        this.reader = stream.reader();
        this.onlooker = onlooker;
    }

    @Override
    public boolean step() {
        Optional<Picture> key = reader.nextKey(PATIENCE);
        if (key.isPresent()) {
            Picture picture = key.get();
            try (Frame frame = new Frame(camera, picture.time(), picture.bgr(), picture.isDegraded())) {
                onlooker.accept(frame);
            }
        }
        return !stopped && (key.isPresent() || !stream.ring().isEnded());
    }

    @Override
    public void end() {
        stopped = true;
    }

    @Override
    public void close() {
        try (stream) {
            reader.close();
        }
    }
}
