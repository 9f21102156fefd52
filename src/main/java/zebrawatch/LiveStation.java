package zebrawatch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.attention.AttentionSettings;
import zebrawatch.attention.AttentiveSource;
import zebrawatch.attention.Pace;
import zebrawatch.attention.Surroundings;
import zebrawatch.config.CameraFile;
import zebrawatch.config.CameraSettings;
import zebrawatch.config.ConfigException;
import zebrawatch.detect.Detector;
import zebrawatch.detect.DetectorSettings;
import zebrawatch.detect.Weights;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.EvidenceSettings;
import zebrawatch.evidence.clock.ClockSettings;
import zebrawatch.evidence.clock.StationClock;
import zebrawatch.evidence.seal.Sealer;
import zebrawatch.evidence.seal.StationKey;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.fleet.Fleet;
import zebrawatch.fleet.FleetSettings;
import zebrawatch.meters.CameraMeters;
import zebrawatch.meters.CameraMeters.Part;
import zebrawatch.meters.ClockMeters;
import zebrawatch.meters.CountMeters;
import zebrawatch.meters.CpuClock;
import zebrawatch.meters.FleetReading;
import zebrawatch.meters.HealthMeters;
import zebrawatch.meters.PublishMeters;
import zebrawatch.meters.Scrape;
import zebrawatch.meters.StillMeters;
import zebrawatch.publish.CountFeed;
import zebrawatch.publish.HealthFeed;
import zebrawatch.publish.KafkaSettings;
import zebrawatch.publish.KafkaSink;
import zebrawatch.publish.PublishException;
import zebrawatch.publish.SpoolLimits;
import zebrawatch.publish.StillFeed;
import zebrawatch.publish.TopicSettings;
import zebrawatch.publish.ViolationSink;
import zebrawatch.rule.Judgement;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Detection;
import zebrawatch.scene.Zone;
import zebrawatch.status.SignalToken;
import zebrawatch.status.StatusServer;
import zebrawatch.track.Track;
import zebrawatch.video.Frame;
import zebrawatch.video.LiveFile;
import zebrawatch.video.LivePackets;
import zebrawatch.video.LiveStream;
import zebrawatch.video.RtspSettings;
import zebrawatch.video.SourceSettings;

/** A station at work: watches the cameras that the fleet gives it and sends their cases to Kafka. */
final class LiveStation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStation.class);

    private final Settings settings;
    private final Parts parts = new Parts("the station");
    private String statusAddress = "";
    private volatile @Nullable Fleet fleet;

    /**
     * How it works.
     *
     * @param name unique in the city
     * @param models installed weights and font
     * @param data where the spool goes and what is to be remembered
     * @param folder that files in cameras' configurations are relative to
     * @param port of metrics and health, 0 for any
     * @param bootstrap where Kafka is
     * @param workers how many pictures the detector looks at at a time
     * @param capacity how many cameras it can watch
     * @param pinned the only cameras it watches; empty for a share of the city's
     * @param given configurations of pinned cameras where Kafka tells nothing of them
     * @param key the file of the key that seals its cases
     * @param ntp servers that its clock is held against
     * @param clockNeeded whether no case is made while none of them has answered
     * @param spool how large its spool grows, and how long it keeps what was sent
     * @param topics how the topics of cases are made where they do not exist
     * @param kafka further settings of Kafka's clients
     * @param looping whether cameras that are files begin anew at their end
     */
    record Settings(
            String name,
            Path models,
            Path data,
            Path folder,
            int port,
            String bootstrap,
            int workers,
            int capacity,
            SortedSet<CameraId> pinned,
            List<CameraConfig> given,
            Path key,
            List<String> ntp,
            boolean clockNeeded,
            SpoolLimits spool,
            TopicSettings topics,
            Map<String, String> kafka,
            boolean looping) {

        Settings {
            pinned = new TreeSet<>(pinned);
            given = List.copyOf(given);
            ntp = List.copyOf(ntp);
            kafka = Map.copyOf(kafka);
        }

        private KafkaSettings sending() {
            return KafkaSettings.of(bootstrap, name, data.resolve("spool"))
                    .withLimits(spool)
                    .withTopics(topics)
                    .withClient(kafka);
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
        Sealer sealer = new Sealer(settings.name(), StationKey.read(settings.key()));
        StationClock clock =
                parts.opened(StationClock.start(ClockSettings.of(settings.ntp()), new ClockMeters(scrape.registry())));
        EvidenceSettings evidence =
                settings.clockNeeded() ? EvidenceSettings.standard().withClockNeeded() : EvidenceSettings.standard();
        Station rooms = parts.opened(new Station(settings.models(), settings.workers(), scrape.registry(), evidence));
        Set<DetectorSettings> nets = nets();
        nets.forEach(rooms::expect);
        KafkaSink sink = parts.opened(KafkaSink.open(settings.sending(), sealer, new PublishMeters(scrape.registry())));
        HealthFeed feed = parts.opened(HealthFeed.open(settings.sending(), new HealthMeters(scrape.registry())));
        CountFeed counts = parts.opened(CountFeed.open(settings.sending(), new CountMeters(scrape.registry())));
        StillFeed stills = parts.opened(StillFeed.open(settings.sending(), new StillMeters(scrape.registry())));
        HealthRounds rounds = parts.opened(
                HealthRounds.start(settings.name(), scrape.registry(), feed, new OwnCondition(clock, sink)));
        StatusServer status = parts.opened(StatusServer.start(
                new StatusServer.Settings(
                        StatusServer.LOOPBACK,
                        settings.port(),
                        evidence.zone(),
                        Optional.of(Weights.in(settings.models()).font()),
                        SignalToken.of(System.getenv())),
                scrape,
                rounds::status,
                rooms.signals()));
        statusAddress = "http://localhost:" + status.port();
        Lines lines = new Lines(rooms, scrape, clock, sink, counts, rounds, new Stills(stills));
        Watches watches = parts.opened(new Watches(lines, settings.folder()));
        // A camera changes hands in a moment, and not in the time that a net takes to load.
        nets.forEach(rooms::prepare);
        fleet = parts.opened(Fleet.join(settings.fleet(), watches));
        FleetReading.register(scrape.registry(), this::fleetReading);
    }

    /** The nets of the cameras that it is told to watch; a mistake in a camera's text is said when that is watched. */
    private Set<DetectorSettings> nets() {
        Set<DetectorSettings> nets = new LinkedHashSet<>();
        for (CameraConfig camera : settings.given()) {
            try {
                nets.add(CameraFile.parse(camera.id().value(), camera.text(), settings.folder())
                        .detector());
            } catch (ConfigException e) {
                LOG.debug("{}: this is said when it is watched", camera.id(), e);
            }
        }
        return nets;
    }

    /** Where the station's state is served. */
    String statusAddress() {
        return statusAddress;
    }

    private FleetReading fleetReading() {
        FleetSettings part = settings.fleet();
        Fleet joined = fleet;
        if (joined == null) {
            return new FleetReading(false, 0, 0, 0, part.capacity(), 0, Optional.empty());
        }
        Fleet.View view = joined.view();
        int cameras = view.watching().size();
        return new FleetReading(
                view.connected(),
                view.stations(),
                cameras,
                cameras + view.unwatched().size(),
                part.capacity(),
                joined.moves().count(),
                joined.moves().last());
    }

    private final class OwnCondition implements HealthRounds.Condition {
        private final StationClock clock;
        private final KafkaSink sink;

        OwnCondition(StationClock clock, KafkaSink sink) {
            this.clock = clock;
            this.sink = sink;
        }

        @Override
        public boolean isConnected() {
            return fleetReading().connected();
        }

        @Override
        public Optional<FleetReading> fleet() {
            return Optional.of(fleetReading());
        }

        @Override
        public Optional<Duration> clockOffset() {
            return clock.get().offset();
        }

        @Override
        public boolean isSpoolFull() {
            return sink.spoolState().full();
        }
    }

    private final class Lines implements Watches.Lines {
        private final Station rooms;
        private final Scrape scrape;
        private final StationClock stationClock;
        private final KafkaSink sink;
        private final CountFeed counts;
        private final HealthRounds rounds;
        private final Stills stills;

        Lines(
                Station rooms,
                Scrape scrape,
                StationClock stationClock,
                KafkaSink sink,
                CountFeed counts,
                HealthRounds rounds,
                Stills stills) {
            this.rooms = rooms;
            this.scrape = scrape;
            this.stationClock = stationClock;
            this.sink = sink;
            this.counts = counts;
            this.rounds = rounds;
            this.stills = stills;
        }

        @Override
        public CameraMeters meters(CameraId camera) {
            return new CameraMeters(scrape.registry(), camera);
        }

        @Override
        public CameraGuard guard(CameraSettings settings, CameraMeters meters, Instant confirmed) {
            CameraGuard guard = CameraGuard.of(settings, LiveStation.this.settings.data(), Optional.of(confirmed));
            meters.pictureAge(() -> guard.pictureAge(Instant.now())
                    .map(age -> age.toMillis() / 1000.0)
                    .orElse(Double.NaN));
            rounds.add(guard);
            return guard;
        }

        @Override
        public void pictureWanted(CameraId camera) {
            stills.wanted(camera);
        }

        @Override
        public void left(CameraId camera) {
            rounds.remove(camera);
            stills.left(camera);
        }

        @Override
        public LiveLine open(CameraSettings camera, CameraMeters meters, CameraGuard guard) {
            Detector detector = rooms.detector(camera);
            LivePackets stream = stream(camera, meters, guard);
            guard.watches(stream);
            CameraClock clock = CameraClock.of(stream, stationClock);
            Counting counting = new Counting(camera.camera(), guard::isArmed, counts);
            Look look = new Look(stream, clock, meters, guard, counting, stills);
            AttentiveSource source = attentive(camera, stream, detector, meters, look);
            CameraLine line = rooms.line(
                    camera,
                    source,
                    clock,
                    detector,
                    meters,
                    List.of(new Outlasting(sink)),
                    guard::isArmed,
                    new Telling(source, look, counting));
            return new JudgingLine(line, source, stream);
        }

        @Override
        public LiveLine openUndrawn(CameraSettings camera, CameraMeters meters, CameraGuard guard) {
            LivePackets stream = stream(camera, meters, guard);
            guard.watches(stream);
            return new StillLine(camera.camera().id(), stream, frame -> {
                guard.look(frame);
                stills.look(frame, false);
            });
        }

        private LivePackets stream(CameraSettings camera, CameraMeters meters, CameraGuard guard) {
            CameraId id = camera.camera().id();
            CpuClock cpu = meters.cpu(Part.READER);
            LivePackets.Listener listener = new LivePackets.Listener() {
                @Override
                public void arrived() {
                    meters.frameIn();
                    guard.alive(Instant.now());
                    cpu.tick();
                }

                @Override
                public void failed() {
                    meters.readerFailed();
                }
            };
            SourceSettings source = camera.source()
                    .orElseThrow(() -> new ConfigException(id + ": has no source", new IllegalArgumentException()));
            return source instanceof RtspSettings rtsp
                    ? LiveStream.start(id, rtsp, listener)
                    : LiveFile.start(id, ((SourceSettings.ClipFile) source).file(), settings.looping(), listener);
        }
    }

    private static AttentiveSource attentive(
            CameraSettings camera,
            LivePackets stream,
            Detector detector,
            CameraMeters meters,
            Consumer<Frame> onlooker) {
        AttentionSettings attention = camera.attention();
        Map<Crossing, List<Zone>> crossings = camera.crossings().stream()
                .collect(Collectors.toMap(
                        c -> c.crossing(), c -> c.terms().jaywalking(), (a, b) -> a, LinkedHashMap::new));
        return new AttentiveSource(
                camera.camera().id(),
                stream.ring(),
                stream.reader(),
                stream.footage(),
                new Surroundings(crossings, attention.surroundings()),
                detector,
                attention,
                Pace.standard(),
                meters,
                onlooker);
    }

    /** A case that the disk does not take is said, and counted by the sink; the line goes on. */
    private record Outlasting(KafkaSink sink) implements ViolationSink {
        @Override
        public void accept(CaseFile caseFile) {
            try {
                sink.accept(caseFile);
            } catch (PublishException e) {
                LOG.error("{}: {}", caseFile.camera(), e.getMessage());
            }
        }

        @Override
        public void close() {}
    }

    /** What is asked of a camera with each of its frames; belongs to its line's thread. */
    private static final class Look implements Consumer<Frame> {
        private final LivePackets stream;
        private final CameraClock clock;
        private final CameraMeters meters;
        private final CameraGuard guard;
        private final Counting counting;
        private final Stills stills;
        private long connections = 1;

        Look(
                LivePackets stream,
                CameraClock clock,
                CameraMeters meters,
                CameraGuard guard,
                Counting counting,
                Stills stills) {
            this.stream = stream;
            this.clock = clock;
            this.meters = meters;
            this.guard = guard;
            this.counting = counting;
            this.stills = stills;
        }

        @Override
        public void accept(Frame frame) {
            guard.look(frame);
            stills.look(frame, guard.isMoved());
            guard.clock(frame.time(), clock.ahead());
            counting.watched(frame.time());
            for (; connections < stream.connections(); connections++) {
                meters.reconnected();
            }
        }
    }

    /** Passes on what the line saw. */
    private record Telling(AttentiveSource source, Look look, Counting counting) implements CameraLine.Onlooker {
        @Override
        public void saw(Frame frame, List<Detection> seen, List<Track> tracks) {
            source.saw(frame.time(), seen);
            look.accept(frame);
        }

        @Override
        public void heard(Ruling ruling) {}

        @Override
        public void judged(Judgement judgement) {
            counting.judged(judgement);
        }
    }

    /** Lets the lines speak their last rulings, leaves the fleet, sends what is on disk, in that order. */
    @Override
    public void close() {
        parts.close();
    }
}
