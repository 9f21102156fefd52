package zebrawatch.video;

import java.time.Duration;
import java.time.Instant;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.jspecify.annotations.Nullable;
import zebrawatch.scene.Box;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.Signal;

/**
 * Reads a pedestrians' signal in the picture: the colour of what shines in the region round its lamps. What it showed last
 * holds on for a second and a half, for green flashes before it ends.
 */
final class PictureLamp implements Lamp {
    /** A lamp's pixels are at least so bright and so colourful, of 255. */
    private static final int BRIGHT = 130;

    private static final int COLOURFUL = 60;

    /** At least this share of the region shines when a lamp is lit. */
    private static final double LIT = 0.02;

    /** One colour must have this many times the other's pixels. */
    private static final int CLEARLY = 2;

    private static final Duration HOLDS = Duration.ofMillis(1500);

    private final Polygon region;
    private Signal last = Signal.UNKNOWN;
    private @Nullable Instant lastSeen;

    /** @param region round both lamps, pixels */
    PictureLamp(Polygon region) {
        this.region = region;
    }

    @Override
    public Signal read(Frame frame) {
        Signal now = look(frame);
        if (now != Signal.UNKNOWN) {
            last = now;
            lastSeen = frame.time();
        } else if (lastSeen == null || frame.time().isAfter(lastSeen.plus(HOLDS))) {
            last = Signal.UNKNOWN;
        }
        return last;
    }

    private Signal look(Frame frame) {
        Box bounds = region.bounds();
        int right = Math.min(frame.width() - 1, (int) bounds.right());
        int bottom = Math.min(frame.height() - 1, (int) bounds.bottom());
        int all = 0;
        int green = 0;
        int red = 0;
        try (UByteIndexer pixels = frame.pixels().createIndexer()) {
            for (int y = Math.max(0, (int) bounds.top()); y <= bottom; y++) {
                for (int x = Math.max(0, (int) bounds.left()); x <= right; x++) {
                    if (region.contains(new Point(x + 0.5, y + 0.5))) {
                        int b = pixels.get(y, x, 0);
                        int g = pixels.get(y, x, 1);
                        int r = pixels.get(y, x, 2);
                        all++;
                        // signal green is bluish, so blue does not speak against it
                        green += g >= BRIGHT && g - r >= COLOURFUL && g >= b ? 1 : 0;
                        red += r >= BRIGHT && r - Math.max(g, b) >= COLOURFUL ? 1 : 0;
                    }
                }
            }
        }
        if (green > LIT * all && green > CLEARLY * red) {
            return Signal.GREEN;
        }
        return red > LIT * all && red > CLEARLY * green ? Signal.RED : Signal.UNKNOWN;
    }
}
