package zebrawatch.video;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import zebrawatch.scene.CameraId;

/** The packets of a ring as footage. */
final class RingFootage implements Footage {
    private final CameraId camera;
    private final PacketRing ring;

    RingFootage(CameraId camera, PacketRing ring) {
        this.camera = camera;
        this.ring = ring;
    }

    @Override
    public List<Frame> pictures(List<Instant> instants) {
        return ring.all().map(all -> new Development(camera, all).of(instants)).orElse(List.of());
    }

    @Override
    public Optional<VideoClip> clip(Instant from, Instant to) {
        return ring.stretch(from, to).map(ClipWriter::write);
    }

    @Override
    public Optional<Instant> oldest() {
        return ring.oldest();
    }
}
