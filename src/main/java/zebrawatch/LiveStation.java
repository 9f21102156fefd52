package zebrawatch;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.attention.AttentionSettings;
import zebrawatch.attention.AttentiveSource;
import zebrawatch.attention.Pace;
import zebrawatch.attention.Surroundings;
import zebrawatch.config.CameraSettings;
import zebrawatch.config.ConfigException;
import zebrawatch.detect.Detector;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.fleet.Fleet;
import zebrawatch.fleet.FleetSettings;
import zebrawatch.meters.CameraMeters;
import zebrawatch.meters.CameraMeters.Part;
import zebrawatch.meters.CpuClock;
import zebrawatch.meters.PublishMeters;
import zebrawatch.meters.Scrape;
import zebrawatch.publish.KafkaSettings;
import zebrawatch.publish.KafkaSink;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Detection;
import zebrawatch.scene.Zone;
import zebrawatch.track.Track;
import zebrawatch.video.Frame;
import zebrawatch.video.LiveFile;

/** A station at work: watches the cameras that the fleet gives it and sends their cases to Kafka. */
final class LiveStation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStation.class);

    private final Settings settings;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /**
     * How it works.
     *
     * @param name unique in the city
     * @param models installed weights and font
     * @param data where the spool goes and what is to be remembered
     * @param bootstrap where Kafka is
     * @param workers how many pictures the detector looks at at a time
     * @param capacity how many cameras it can watch
     * @param pinned the only cameras it watches; empty for a share of the city's
     * @param given configurations of pinned cameras where Kafka tells nothing of them
     * @param kafka further settings of Kafka's clients
     * @param looping whether cameras that are files begin anew at their end
     */
    record Settings(
            String name,
            Path models,
            Path data,
            String bootstrap,
            int workers,
            int capacity,
            SortedSet<CameraId> pinned,
            List<CameraConfig> given,
            Map<String, String> kafka,
            boolean looping) {

        Settings {
            pinned = new TreeSet<>(pinned);
            given = List.copyOf(given);
            kafka = Map.copyOf(kafka);
        }

        private FleetSettings fleet() {
            FleetSettings fleet = pinned.isEmpty()
                    ? FleetSettings.sharing(bootstrap, name, capacity, data)
                    : FleetSettings.pinned(bootstrap, name, pinned, given, data);
            return fleet.withClient(kafka);
        }
    }

    private LiveStation(Settings settings) {
        this.settings = settings;
    }

    /** Starts to watch; what was started already is closed again when a part cannot start. */
    static LiveStation start(Settings settings, Scrape scrape) {
        LiveStation station = new LiveStation(settings);
        try {
            station.start(scrape);
            return station;
        } catch (RuntimeException e) {
            station.close();
            throw e;
        }
    }

    private void start(Scrape scrape) {
        Station rooms = opened(new Station(settings.models(), settings.workers(), scrape.registry()));
        KafkaSink sink = opened(KafkaSink.open(
                KafkaSettings.of(
                                settings.bootstrap(),
                                settings.name(),
                                settings.data().resolve("spool"))
                        .withClient(settings.kafka()),
                new PublishMeters(scrape.registry())));
        Watches watches = opened(new Watches(new Lines(rooms, scrape, sink)));
        Fleet unused = opened(Fleet.join(settings.fleet(), watches));
    }

    private final class Lines implements Watches.Lines {
        private final Station rooms;
        private final Scrape scrape;
        private final KafkaSink sink;

        Lines(Station rooms, Scrape scrape, KafkaSink sink) {
            this.rooms = rooms;
            this.scrape = scrape;
            this.sink = sink;
        }

        @Override
        public CameraMeters meters(CameraId camera) {
            return new CameraMeters(scrape.registry(), camera);
        }

        @Override
        public LiveLine open(CameraSettings camera, CameraMeters meters) {
            Detector detector = rooms.detector(camera);
            LiveFile stream = stream(camera, meters);
            AttentiveSource source = attentive(camera, stream, detector, meters);
            CameraLine line = rooms.line(camera, source, detector, meters, List.of(sink), () -> true, telling(source));
            return new LiveLine(line, source, stream);
        }

        private LiveFile stream(CameraSettings camera, CameraMeters meters) {
            CameraId id = camera.camera().id();
            Path file = camera.source()
                    .map(Path::of)
                    .orElseThrow(() -> new ConfigException(id + ": has no source", new IllegalArgumentException()));
            CpuClock cpu = meters.cpu(Part.READER);
            return LiveFile.start(id, file, settings.looping(), () -> {
                meters.frameIn();
                cpu.tick();
            });
        }
    }

    /** The frames of a camera that its crossings deserve. */
    static AttentiveSource attentive(CameraSettings camera, LiveFile stream, Detector detector, CameraMeters meters) {
        AttentionSettings attention = camera.attention();
        Map<Crossing, List<Zone>> crossings = camera.crossings().stream()
                .collect(Collectors.toMap(
                        c -> c.crossing(), c -> c.terms().jaywalking(), (a, b) -> a, LinkedHashMap::new));
        return new AttentiveSource(
                camera.camera().id(),
                stream.ring(),
                stream.footage(),
                new Surroundings(crossings, attention.surroundings()),
                detector,
                attention,
                Pace.standard(),
                meters);
    }

    private static CameraLine.Onlooker telling(AttentiveSource source) {
        return new CameraLine.Onlooker() {
            @Override
            public void saw(Frame frame, List<Detection> seen, List<Track> tracks) {
                source.saw(frame.time(), seen);
            }

            @Override
            public void heard(Ruling ruling) {}
        };
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /** Lets the lines speak their last rulings, leaves the fleet, sends what is on disk, in that order. */
    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.warn("a part of the station could not be closed: {}", e.getMessage());
            }
        }
    }
}
