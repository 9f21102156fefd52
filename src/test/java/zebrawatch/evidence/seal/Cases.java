package zebrawatch.evidence.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import zebrawatch.evidence.Background;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.ClockReading;
import zebrawatch.evidence.PathPoint;
import zebrawatch.evidence.Provenance;
import zebrawatch.evidence.Remark;
import zebrawatch.evidence.Sketch;
import zebrawatch.evidence.Snapshot;
import zebrawatch.rule.Fact;
import zebrawatch.rule.Moments;
import zebrawatch.rule.Party;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Box;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Direction;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Lane;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.StopLines;
import zebrawatch.scene.Velocity;

/** Cases to send and show. */
public final class Cases {
    /** The pictures that every case has. */
    public static final List<Snapshot.Kind> FOUR =
            List.of(Snapshot.Kind.BEFORE, Snapshot.Kind.ON, Snapshot.Kind.AFTER, Snapshot.Kind.VEHICLE);

    private static final Instant RULED = Instant.parse("2026-11-22T00:15:30.240Z");

    private static final StationKey KEY = key();

    private Cases() {}

    private static StationKey key() {
        try {
            return StationKey.create(Files.createTempDirectory("key").resolve("station.key"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A case with four pictures of {@code bytes} seeded bytes each. */
    public static CaseFile of(String id, int bytes) {
        return of(id, new CameraId("kl-012"), pictures(id, bytes));
    }

    /** The case sealed as the first of its chain, with a key that is made anew for every run. */
    public static SealedCase sealed(CaseFile caseFile) {
        return sealer("box-07").seal(caseFile, ChainLink.START);
    }

    /** A sealer with a key that is made anew for every run. */
    public static Sealer sealer(String station) {
        return new Sealer(station, KEY);
    }

    /** Of that key, for those who verify. */
    public static String publicPem() {
        return KEY.publicPem();
    }

    /** A case with these pictures. */
    public static CaseFile of(String id, CameraId camera, List<Snapshot> snapshots) {
        return of(id, camera, "北京路与韶山路交叉口", RULED, snapshots);
    }

    /** A case with these pictures that was at this place and time. */
    public static CaseFile of(String id, CameraId camera, String place, Instant ruled, List<Snapshot> snapshots) {
        return new CaseFile(
                id, camera, place, ruled.plusMillis(3_120), ruling(ruled), Optional.of(background()), snapshots);
    }

    /** Four pictures, one of each kind, of seeded bytes. */
    public static List<Snapshot> pictures(String seed, int bytes) {
        Random random = new Random(seed.hashCode());
        List<Snapshot> snapshots = new ArrayList<>();
        for (Snapshot.Kind kind : FOUR) {
            byte[] jpeg = new byte[bytes];
            random.nextBytes(jpeg);
            snapshots.add(new Snapshot(kind, RULED.plusMillis(400L * snapshots.size()), jpeg));
        }
        return snapshots;
    }

    private static Background background() {
        return new Background(
                new Sketch(
                        14,
                        4,
                        List.of(
                                new Lane("由北向南", new Interval(0, 7), Direction.BACKWARD, Lane.Kind.MOTOR),
                                new Lane("由南向北", new Interval(7, 14), Direction.FORWARD, Lane.Kind.MOTOR)),
                        Optional.of(new Interval(7, 7)),
                        new StopLines(-3, 7),
                        List.of(path(-600, 4.7, -5.1), path(0, 4.8, -0.35), path(1_480, 4.9, 9.125)),
                        List.of(path(-600, 7.4, 2.1), path(0, 6.6, 2.1), path(1_480, 4.75, 2.2))),
                ClockReading.of(Duration.ofMillis(-12), "127.0.0.1", RULED.minusSeconds(61)),
                new Provenance(
                        "1.2.0",
                        "ab".repeat(32),
                        "nanodet-g",
                        "cd".repeat(32),
                        "ef".repeat(32),
                        Map.of("conflict_distance", 3.0, "armed_on_green", 0.0)),
                List.of(Remark.STAND_IN));
    }

    private static PathPoint path(long millis, double u, double v) {
        return new PathPoint(RULED.plusMillis(millis), new GroundPoint(u, v));
    }

    private static Ruling ruling(Instant ruled) {
        return new Ruling(
                Ruling.Kind.FAILURE_TO_YIELD,
                ruled,
                "北侧人行横道",
                new Party(
                        17,
                        RoadUser.CAR,
                        new Box(412.5, 233.25, 310, 204.125),
                        new GroundPoint(4.8, -0.35),
                        new Velocity(0.12, 6.4)),
                new Party(
                        21,
                        RoadUser.PEDESTRIAN,
                        new Box(780, 260, 42, 118),
                        new GroundPoint(6.6, 2.1),
                        new Velocity(-1.25, 0.04)),
                3,
                new Moments(ruled.minusMillis(600), ruled, ruled.plusMillis(1_480)),
                List.of(
                        Fact.against("conflict_distance", 1.8, 3.0, "m"),
                        Fact.against("vehicle_speed", 6.4, 1.4, "m/s"),
                        Fact.against("available_distance", 21.35, 12.4, "m"),
                        Fact.of("pedestrians_affected", 2, "")));
    }
}
