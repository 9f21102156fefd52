package zebrawatch.video;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import zebrawatch.scene.CameraId;

/** A file's packets as if a camera had sent them all. */
public final class Packets {
    private Packets() {}

    /**
     * The packets of a whole clip.
     *
     * @param start the time of the first picture
     */
    public static PacketRing of(Path file, Instant start) {
        PacketRing ring = new PacketRing(Duration.ofMinutes(10), 1L << 30);
        try (FileSource source = new FileSource(new CameraId("file"), file, start, ring)) {
            Optional<Frame> next = source.next();
            while (next.isPresent()) {
                next.get().close();
                next = source.next();
            }
        }
        ring.end();
        return ring;
    }
}
