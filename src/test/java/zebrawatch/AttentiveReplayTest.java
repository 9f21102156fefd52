package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zebrawatch.attention.AttentionSettings;
import zebrawatch.attention.AttentiveSource;
import zebrawatch.attention.Pace;
import zebrawatch.attention.Surroundings;
import zebrawatch.detect.Detector;
import zebrawatch.detect.Model;
import zebrawatch.detect.RecordedDetector;
import zebrawatch.harness.evaluate.ClipFolder;
import zebrawatch.meters.CameraMeters;
import zebrawatch.rule.Ruling;
import zebrawatch.rule.YieldRule;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Detection;
import zebrawatch.scene.Zone;
import zebrawatch.track.Track;
import zebrawatch.track.Tracker;
import zebrawatch.video.Footage;
import zebrawatch.video.Frame;
import zebrawatch.video.PacketRing;
import zebrawatch.video.Packets;
import zebrawatch.video.PictureReader;

/** The sample clips' packets through attention, with their recorded detections: nothing before the wake-up is missed. */
class AttentiveReplayTest {
    /** The usual pictures, however far the line is behind: all packets are there from the beginning. */
    private static final Pace UNHURRIED =
            new Pace(Duration.ofMillis(100), Duration.ofMillis(350), Duration.ofMinutes(10), Duration.ofMinutes(20));

    private final CameraMeters meters = new CameraMeters(new SimpleMeterRegistry(), new CameraId("any"));
    private final List<Instant> given = new ArrayList<>();

    static Stream<ClipFolder> violations() {
        return ClipFolder.in(Path.of("samples")).stream()
                .filter(clip ->
                        clip.truth().expected().stream().anyMatch(e -> e.kind() == Ruling.Kind.FAILURE_TO_YIELD));
    }

    /** The first glances see nobody, as if everybody had come after them. */
    @ParameterizedTest
    @MethodSource("violations")
    void whoIsFirstSeenAtTheSecondKeyFrameIsJudgedAsInReplay(ClipFolder clip) {
        List<String> always = rulings(clip, AttentionSettings.Mode.ALWAYS, 0);
        List<Instant> all = List.copyOf(given);
        given.clear();
        List<String> attentive = rulings(clip, AttentionSettings.Mode.AUTO, 1);
        assertThat(given).isEqualTo(all);
        assertThat(attentive).isEqualTo(always).isNotEmpty();
    }

    private List<String> rulings(ClipFolder clip, AttentionSettings.Mode mode, int blindGlances) {
        PacketRing ring = Packets.of(clip.clip(), Instant.EPOCH);
        List<String> rulings = new ArrayList<>();
        try (RecordedDetector recorded = RecordedDetector.read(clip.detections(), Instant.EPOCH);
                AttentiveSource source = source(clip, ring, new Blind(recorded, blindGlances), mode)) {
            Tracker tracker = Station.tracker(clip.camera());
            YieldRule rule = new YieldRule(Station.posts(clip.settings()));
            Instant last = Instant.EPOCH;
            for (var next = source.next(); next.isPresent(); next = source.next()) {
                try (Frame frame = next.get()) {
                    last = frame.time();
                    given.add(last);
                    List<Detection> seen = recorded.detect(frame);
                    List<Track> tracks = tracker.update(last, seen);
                    rule.judge(last, tracks).forEach(r -> rulings.add(r.kind() + " " + r.time()));
                    source.saw(last, seen);
                }
            }
            rule.finish(last).rulings().forEach(r -> rulings.add(r.kind() + " " + r.time()));
        }
        return rulings;
    }

    /** Sees nobody the first times it is asked. */
    private static final class Blind implements Detector {
        private final Detector detector;
        private int left;

        Blind(Detector detector, int times) {
            this.detector = detector;
            this.left = times;
        }

        @Override
        public List<Detection> detect(Frame frame) {
            return left-- > 0 ? List.of() : detector.detect(frame);
        }

        @Override
        public Model model() {
            return new Model("blind", "");
        }

        @Override
        public void close() {}
    }

    private AttentiveSource source(ClipFolder clip, PacketRing ring, Detector detector, AttentionSettings.Mode mode) {
        Map<Crossing, List<Zone>> crossings = new LinkedHashMap<>();
        clip.settings()
                .crossings()
                .forEach(c -> crossings.put(c.crossing(), c.terms().jaywalking()));
        AttentionSettings settings = AttentionSettings.standard().with(mode);
        return new AttentiveSource(
                clip.camera().id(),
                ring,
                new PictureReader(ring),
                Footage.none(),
                new Surroundings(crossings, settings.surroundings()),
                detector,
                settings,
                UNHURRIED,
                meters,
                frame -> {});
    }
}
