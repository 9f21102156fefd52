package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.EventCount;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.seal.KeyRing;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.evidence.seal.StationKey;
import zebrawatch.evidence.verify.Finding;
import zebrawatch.evidence.verify.Verification;

/**
 * What was accepted is in Kafka once and whole, whatever is killed when. Each moment is drawn from {@code -Dcrash.seed}; how
 * often is told by {@code -Dcrash.stations} and {@code -Dcrash.brokers}: {@code mvn -Pcrash verify} kills 200 and 50 times.
 */
@Timeout(3600)
class CrashIT {
    private static final int STATIONS = Integer.getInteger("crash.stations", 6);
    private static final int BROKERS = Integer.getInteger("crash.brokers", 6);
    private static final long SEED = Long.getLong("crash.seed", 8);

    /** Between two cases: a station that makes as many as it can send, and one that can wait for a broker to come back. */
    private static final int BUSY_MILLIS = 60;

    private static final int CALM_MILLIS = 400;

    private static final int LONGEST_WAIT_MILLIS = 300;
    private static final int LATEST_START_MILLIS = 1_500;
    private static final int MOST_CASES = 25;
    private static final Duration ENOUGH = Duration.ofMinutes(2);
    private static final Duration WAIT = Duration.ofMillis(200);

    @RegisterExtension
    final Broker broker = new Broker();

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final List<String> accepted = new ArrayList<>();

    @BeforeEach
    void makeTheKey() {
        StationKey unused = StationKey.create(folder.resolve("station.key"));
    }

    @Test
    void aStationThatIsKilledAtAnyMomentLosesAndDoublesNoCaseItAccepted() throws Exception {
        for (int run = 0; run < STATIONS; run++) {
            try (CrashProcess station = station(broker.bootstrap(), run, BUSY_MILLIS)) {
                if (random.nextInt(5) == 0) {
                    Thread.sleep(random.nextInt(LATEST_START_MILLIS));
                } else {
                    station.awaitLines(1 + random.nextInt(MOST_CASES));
                    Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
                }
                accepted.addAll(station.kill());
            }
        }
        sendTheRest(broker.bootstrap());
        assertAllIsInKafkaOnceAndWhole(broker.bootstrap(), STATIONS + " stations");
    }

    @Test
    void aBrokerThatIsKilledAtAnyMomentLosesAndDoublesNoCase() throws Exception {
        int port = freePort();
        String bootstrap = "127.0.0.1:" + port;
        try (CrashProcess station = station(bootstrap, 0, CALM_MILLIS)) {
            int arrived = 0;
            for (int run = 0; run < BROKERS; run++) {
                try (CrashProcess killed = broker(port)) {
                    killed.awaitLines(1);
                    arrived = awaitMoreThan(arrived, bootstrap);
                    Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
                    List<String> unused = killed.kill();
                }
            }
            try (CrashProcess last = broker(port)) {
                last.awaitLines(1);
                accepted.addAll(station.end());
                assertAllIsInKafkaOnceAndWhole(bootstrap, BROKERS + " brokers");
                List<String> unused = last.end();
            }
        }
    }

    private CrashProcess station(String bootstrap, int run, int longestPause) {
        return CrashProcess.start(
                folder,
                CrashStation.class,
                bootstrap,
                folder.resolve("spool"),
                folder.resolve("station.key"),
                run,
                longestPause);
    }

    private CrashProcess broker(int port) {
        return CrashProcess.start(folder, CrashBroker.class, folder.resolve("kafka"), port);
    }

    /** As the station's next start would. */
    private void sendTheRest(String bootstrap) {
        KafkaSink sink = CrashStation.open(bootstrap, folder.resolve("spool"), folder.resolve("station.key"));
        sink.close();
        assertThat(sink.waiting()).isZero();
    }

    private void assertAllIsInKafkaOnceAndWhole(String bootstrap, String killed) {
        Set<String> read = new HashSet<>();
        try (CaseReader reader = CaseReader.open(bootstrap, Instant.EPOCH, Map.of())) {
            long end = System.nanoTime() + ENOUGH.toNanos();
            while (!read.containsAll(accepted) && System.nanoTime() < end) {
                for (Arrival arrival : reader.poll(WAIT).cases()) {
                    SealedCase one = arrival.sealed();
                    CaseFile caseFile = one.caseFile();
                    assertThat(read.add(caseFile.id())).as(caseFile.id()).isTrue();
                    assertThat(ViolationSinkContract.compare(caseFile, CrashCases.of(caseFile.id())))
                            .as(caseFile.id())
                            .isZero();
                }
            }
        }
        assertThat(read).containsAll(accepted);
        Verification verification = new Verification(KeyRing.empty(), true);
        List<Finding> findings = new ArrayList<>();
        new PackageTopics(bootstrap, CaseRecords.VIOLATIONS, CaseRecords.SNAPSHOTS, Map.of())
                .read(contents -> findings.addAll(verification.check(contents)));
        findings.addAll(verification.chains());
        assertThat(findings).isEmpty();
        assertThat(verification.packages()).isEqualTo(read.size());
        assertThat(verification.notes()).noneMatch(note -> note.contains("begins with"));
        long committed = EventCount.of(bootstrap);
        System.out.printf(
                "%s killed (seed %d): %d cases accepted, %d in Kafka, %d of them twice, %d aborted on the way%n",
                killed,
                SEED,
                accepted.size(),
                read.size(),
                committed - read.size(),
                EventCount.of(bootstrap, "read_uncommitted") - committed);
    }

    /** Waits until more cases than before are committed, and gives their number. */
    private static int awaitMoreThan(int cases, String bootstrap) throws InterruptedException {
        long end = System.nanoTime() + ENOUGH.toNanos();
        long there = EventCount.of(bootstrap);
        while (there <= cases) {
            assertThat(System.nanoTime()).as("no case arrives any more").isLessThan(end);
            Thread.sleep(50);
            there = EventCount.of(bootstrap);
        }
        return Math.toIntExact(there);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
