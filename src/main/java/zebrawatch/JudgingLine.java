package zebrawatch;

import zebrawatch.attention.AttentiveSource;
import zebrawatch.video.LivePackets;

/** A camera's line that judges what passes its crossings. */
final class JudgingLine implements LiveLine {
    private final CameraLine line;
    private final AttentiveSource source;
    private final LivePackets stream;

    /**
     * @param source of the line
     * @param stream behind the source; closed with the line
     */
    JudgingLine(CameraLine line, AttentiveSource source, LivePackets stream) {
        this.line = line;
        this.source = source;
        this.stream = stream;
    }

    @Override
    public boolean step() {
        return line.step();
    }

    @Override
    public void end() {
        source.end();
    }

    @Override
    public void close() {
        try (stream) {
            line.close();
        }
    }
}
