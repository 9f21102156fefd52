package zebrawatch.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Snapshot;
import zebrawatch.rule.Fact;
import zebrawatch.rule.Moments;
import zebrawatch.rule.Party;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Box;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.Velocity;

/** Cases to send and show. */
public final class Cases {
    private static final Instant RULED = Instant.parse("2026-11-22T00:15:30.240Z");

    private Cases() {}

    /** A case with four pictures of {@code bytes} seeded bytes each. */
    public static CaseFile of(String id, int bytes) {
        return of(id, new CameraId("kl-012"), pictures(id, bytes));
    }

    /** A case with these pictures. */
    public static CaseFile of(String id, CameraId camera, List<Snapshot> snapshots) {
        return new CaseFile(id, camera, "北京路与韶山路交叉口", RULED.plusMillis(3_120), ruling(), snapshots);
    }

    /** Four pictures, one of each kind, of seeded bytes. */
    public static List<Snapshot> pictures(String seed, int bytes) {
        Random random = new Random(seed.hashCode());
        List<Snapshot> snapshots = new ArrayList<>();
        for (Snapshot.Kind kind : Snapshot.Kind.values()) {
            byte[] jpeg = new byte[bytes];
            random.nextBytes(jpeg);
            snapshots.add(new Snapshot(kind, RULED.plusMillis(400L * snapshots.size()), jpeg));
        }
        return snapshots;
    }

    private static Ruling ruling() {
        return new Ruling(
                Ruling.Kind.FAILURE_TO_YIELD,
                RULED,
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
                new Moments(RULED.minusMillis(600), RULED, RULED.plusMillis(1_480)),
                List.of(
                        Fact.against("conflict_distance", 1.8, 3.0, "m"),
                        Fact.against("vehicle_speed", 6.4, 1.4, "m/s"),
                        Fact.against("available_distance", 21.35, 12.4, "m"),
                        Fact.of("pedestrians_affected", 2, "")));
    }
}
