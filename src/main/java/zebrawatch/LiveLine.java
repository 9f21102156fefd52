package zebrawatch;

import zebrawatch.attention.AttentiveSource;
import zebrawatch.video.LivePackets;

/** A line behind a camera that sends by itself. Used by one thread; any thread may end it. */
final class LiveLine implements AutoCloseable {
    private final CameraLine line;
    private final AttentiveSource source;
    private final LivePackets stream;

    /**
     * @param source of the line
     * @param stream behind the source; closed with the line
     */
    LiveLine(CameraLine line, AttentiveSource source, LivePackets stream) {
        this.line = line;
        this.source = source;
        this.stream = stream;
    }

    /** Takes the next frame the whole way; false when the camera has ended and the last rulings are spoken. */
    boolean step() {
        return line.step();
    }

    /** Has the camera give no more frames, so that the line comes to its end. */
    void end() {
        source.end();
    }

    @Override
    public void close() {
        try (stream) {
            line.close();
        }
    }
}
