package zebrawatch.video;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;
import zebrawatch.scene.CameraId;

/** Decodes single pictures of a stretch of packets, each from the key frame before it. */
final class Development {
    private final CameraId camera;
    private final PacketRing.Stretch stretch;

    Development(CameraId camera, PacketRing.Stretch stretch) {
        this.camera = camera;
        this.stretch = stretch;
    }

    /** The pictures nearest to these instants, in the instants' order. */
    List<Frame> of(List<Instant> instants) {
        List<Instant> nearest = instants.stream().map(this::nearest).toList();
        Map<Instant, Frame> developed = new HashMap<>();
        try {
            develop(new HashSet<>(nearest), developed);
            return nearest.stream().map(time -> copy(found(developed, time))).toList();
        } finally {
            developed.values().forEach(Frame::close);
        }
    }

    private Instant nearest(Instant instant) {
        return stretch.packets().stream()
                .map(Packet::time)
                .min(Comparator.comparing(
                        time -> Duration.between(instant, time).abs()))
                .orElseThrow();
    }

    private void develop(Set<Instant> wanted, Map<Instant, Frame> developed) {
        try (PictureDecoder decoder = new PictureDecoder(stretch.format())) {
            List<Integer> keys = IntStream.range(0, stretch.packets().size())
                    .filter(i -> stretch.packets().get(i).isKey())
                    .boxed()
                    .toList();
            for (int k = 0; k < keys.size() && !wanted.isEmpty(); k++) {
                int end = k + 1 < keys.size()
                        ? keys.get(k + 1)
                        : stretch.packets().size();
                Collection<Packet> group = stretch.packets().subList(keys.get(k), end);
                if (group.stream().anyMatch(p -> wanted.contains(p.time()))) {
                    decoder.restart();
                    develop(decoder, group, wanted, developed);
                }
            }
        }
    }

    private void develop(
            PictureDecoder decoder, Collection<Packet> group, Set<Instant> wanted, Map<Instant, Frame> developed) {
        for (Packet packet : group) {
            decoder.send(packet);
            take(decoder, wanted, developed);
        }
        decoder.end();
        take(decoder, wanted, developed);
    }

    private void take(PictureDecoder decoder, Set<Instant> wanted, Map<Instant, Frame> developed) {
        for (var next = decoder.receive(); next.isPresent(); next = decoder.receive()) {
            Picture picture = next.get();
            if (wanted.remove(picture.time())) {
                developed.put(picture.time(), new Frame(camera, picture.time(), picture.bgr(), picture.isDegraded()));
            }
        }
    }

    private static Frame found(Map<Instant, Frame> developed, Instant time) {
        return developed.entrySet().stream()
                .min(Comparator.comparing(
                        e -> Duration.between(e.getKey(), time).abs()))
                .orElseThrow(() -> new VideoException("not one of the remembered pictures can be decoded"))
                .getValue();
    }

    private static Frame copy(Frame frame) {
        Mat pixels = frame.pixels().clone();
        return new Frame(frame.camera(), frame.time(), pixels, frame.degraded());
    }
}
