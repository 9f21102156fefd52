package zebrawatch.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import zebrawatch.scene.Box;
import zebrawatch.track.Track;
import zebrawatch.video.Frame;

/** One past picture, nothing drawn into it, and who was in it. */
final class Remembered {
    private final Instant time;
    private final int width;
    private final int height;
    private final byte[] jpeg;
    private final List<Track> tracks;

    private Remembered(Instant time, int width, int height, byte[] jpeg, List<Track> tracks) {
        this.time = time;
        this.width = width;
        this.height = height;
        this.jpeg = jpeg;
        this.tracks = List.copyOf(tracks);
    }

    /** @param quality of the JPEG, 1 to 100 */
    static Remembered of(Frame frame, List<Track> tracks, int quality) {
        byte[] jpeg = Jpeg.encode(frame.pixels(), quality);
        return new Remembered(frame.time(), frame.width(), frame.height(), jpeg, tracks);
    }

    Instant time() {
        return time;
    }

    /** What it takes of the memory. */
    int bytes() {
        return jpeg.length;
    }

    /** The whole picture, 8-bit BGR, owned by the caller. */
    Mat pixels() {
        return Jpeg.decode(jpeg);
    }

    /** SHA-256 of a text and the picture. */
    String digest(String text) {
        return Sha256.of(text, jpeg);
    }

    /** Who is followed under this number in the picture. */
    Optional<Track> track(long id) {
        return tracks.stream().filter(t -> t.id() == id).findFirst();
    }

    /** Whether nothing of the box is cut off by the picture's edge; a detector's box ends at it. */
    boolean holds(Box box) {
        return box.left() >= 1 && box.top() >= 1 && box.right() <= width - 1 && box.bottom() <= height - 1;
    }
}
