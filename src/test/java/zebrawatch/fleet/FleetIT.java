package zebrawatch.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.Alone;
import zebrawatch.publish.EmbeddedBroker;
import zebrawatch.scene.CameraId;

/** Stations, the register and a real broker. The limits are far beyond what a busy machine takes; they end what hangs. */
@Timeout(300)
@Alone
class FleetIT {
    private static final Duration ENOUGH = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofMillis(300);

    /** Nobody listens there. */
    private static final String NO_KAFKA = "127.0.0.1:1";

    @TempDir
    private static Path kafka;

    private static EmbeddedBroker broker;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(kafka.resolve("data"), 0);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @AfterEach
    void removeTopic() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            if (admin.listTopics().names().get().contains(CameraTopic.NAME)) {
                admin.deleteTopics(List.of(CameraTopic.NAME)).all().get();
            }
        }
    }

    @Test
    void aCameraLiesInTheSamePartitionHoweverOftenItIsWritten() {
        register().change(there -> written("a", "b", "c"));
        assertThat(partitions()).isEqualTo(Map.of("a", 0, "b", 1, "c", 2));
        register().change(there -> removed("b"));
        register().change(there -> written("c", "d", "e"));
        assertThat(partitions()).isEqualTo(Map.of("a", 0, "c", 2, "d", 1, "e", 3));
        assertThat(entries()).extracting(e -> e.camera().version()).containsExactly(1L, 2L, 1L, 1L);
        assertThat(entries()).allSatisfy(e -> {
            assertThat(e.camera().by()).isEqualTo("tester");
            assertThat(e.state()).isEqualTo(CameraRegister.State.UNWATCHED);
        });
    }

    @Test
    void ofTwoWritersAtATimeTheFirstChangesNothing() {
        assertThatThrownBy(() -> register().change(there -> {
                    register().change(now -> written("a"));
                    return written("b");
                }))
                .isInstanceOf(FleetException.class)
                .hasMessageEndingWith("takes the cameras from somebody else at this moment; run the command again");
        assertThat(partitions()).containsOnlyKeys("a");
    }

    @Test
    void aTopicThatWouldForgetCamerasIsRefused() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(CameraTopic.NAME, 3, (short) 1)))
                    .all()
                    .get();
        }
        assertThatThrownBy(() -> register().change(there -> written("a")))
                .isInstanceOf(FleetException.class)
                .hasMessage("topic zebra.cameras has cleanup.policy=delete and would forget cameras; expected compact");
    }

    @Test
    void kafkaThatIsAwayIsOneSentence() {
        assertThatThrownBy(() -> new CameraRegister(NO_KAFKA, "tester", Map.of()).entries())
                .isInstanceOf(FleetException.class)
                .hasMessage("Kafka at 127.0.0.1:1 does not answer");
    }

    @Test
    void aStationIsToldOfEveryChange() throws Exception {
        Told told = new Told();
        try (Fleet fleet = Fleet.join(sharing("box-1", 9), told)) {
            register().change(there -> written("a", "b"));
            await(() -> told.cameras().equals("a1 b1"));
            register().change(there -> written("a"));
            await(() -> told.cameras().equals("a2 b1"));
            Instant confirmed = Instant.parse("2026-03-05T08:15:02Z");
            register()
                    .change(there -> new CameraRegister.Changes(
                            List.of(Objects.requireNonNull(there.get(new CameraId("b")))
                                    .withConfirmed(confirmed)),
                            Set.of()));
            await(() -> told.cameras().equals("a2 b2"));
            assertThat(told.watching.values())
                    .extracting(CameraConfig::confirmed)
                    .contains(confirmed);
            register().change(there -> removed("a"));
            await(() -> told.cameras().equals("b2"));
            Fleet.View view = new Fleet.View(true, 1, List.of(new CameraId("b")), List.of());
            await(() -> fleet.view().equals(view));
            assertThat(entries())
                    .singleElement()
                    .satisfies(e -> assertThat(e.station()).contains("box-1"));
        }
        assertThat(told.cameras()).isEmpty();
    }

    @Test
    void whatAStationHasNoRoomForAnotherWatchesAndWhatNobodyHasRoomForIsAnAlarm() throws Exception {
        register().change(there -> written("a", "b", "c", "d", "e", "f"));
        Told small = new Told();
        Told large = new Told();
        try (Fleet one = Fleet.join(sharing("box-1", 1), small)) {
            await(() -> small.watching.size() == 1 && one.view().unwatched().size() == 5);
            try (Fleet other = Fleet.join(sharing("box-2", 4), large)) {
                await(() -> small.watching.size() == 1 && large.watching.size() == 4);
                await(() ->
                        one.view().unwatched().size() + other.view().unwatched().size() == 1);
                assertThat(entries())
                        .filteredOn(e -> e.state() == CameraRegister.State.UNWATCHED)
                        .hasSize(1);
                assertThat(small.most).isEqualTo(1);
                assertThat(large.most).isLessThanOrEqualTo(4);
            }
        }
    }

    @Test
    void aMovedCameraStaysWithItsStationWhileThatIsThere() throws Exception {
        register().change(there -> written("a", "b", "c", "d"));
        Told first = new Told();
        Told second = new Told();
        try (Fleet one = Fleet.join(sharing("box-1", 9), first)) {
            await(() -> first.watching.size() == 4);
            try (Fleet two = Fleet.join(sharing("box-2", 9), second)) {
                await(() -> first.watching.size() == 2 && second.watching.size() == 2);
                register()
                        .change(there -> new CameraRegister.Changes(
                                there.values().stream()
                                        .map(c -> c.withStation(Optional.of("box-2")))
                                        .toList(),
                                Set.of()));
                await(() -> first.watching.isEmpty() && second.watching.size() == 4);
                assertThat(second.reconfigurations).hasValue(0);
                assertThat(two.view().connected()).isTrue();
            }
            await(() -> first.watching.size() == 4);
            assertThat(one.view().stations()).isEqualTo(1);
        }
    }

    @Test
    void aStationThatStartsWithoutKafkaGoesOnWithTheCamerasItHad() throws Exception {
        register().change(there -> written("a", "b"));
        Told before = new Told();
        try (Fleet fleet = Fleet.join(sharing("box-1", 9), before)) {
            await(() -> before.watching.size() == 2);
            assertThat(fleet.view().connected()).isTrue();
        }
        Told after = new Told();
        FleetSettings away = FleetSettings.sharing(NO_KAFKA, "box-1", 9, folder.resolve("box-1"))
                .withPatience(SOON);
        try (Fleet fleet = Fleet.join(away, after)) {
            await(() -> after.watching.size() == 2);
            assertThat(after.cameras()).isEqualTo("a1 b1");
            assertThat(fleet.view().connected()).isFalse();
        }
        assertThat(after.cameras()).isEmpty();
    }

    @Test
    void aPinnedStationWatchesItsOwnAndTheOthersLeaveThemToIt() throws Exception {
        register().change(there -> written("a", "b", "c"));
        Told shared = new Told();
        Told own = new Told();
        try (Fleet one = Fleet.join(sharing("box-1", 9), shared)) {
            await(() -> shared.watching.size() == 3);
            try (Fleet box = Fleet.join(pinned(broker.bootstrap(), "b", "x"), own)) {
                await(() -> shared.cameras().equals("a1 c1") && own.cameras().equals("b1"));
                assertThat(box.view().unwatched()).containsExactly(new CameraId("x"));
                assertThat(box.view().stations()).isEqualTo(1);
            }
            await(() -> shared.watching.size() == 3);
            assertThat(one.view().unwatched()).isEmpty();
        }
    }

    @Test
    void aPinnedStationWithoutKafkaWatchesByTheFileItWasGiven() throws Exception {
        Told own = new Told();
        try (Fleet box = Fleet.join(pinned(NO_KAFKA, "b"), own)) {
            await(() -> own.cameras().equals("b0"));
            assertThat(box.view().connected()).isFalse();
        }
    }

    private FleetSettings sharing(String station, int capacity) {
        return FleetSettings.sharing(broker.bootstrap(), station, capacity, folder.resolve(station));
    }

    private FleetSettings pinned(String bootstrap, String... cameras) {
        return FleetSettings.pinned(
                        bootstrap,
                        "box-9",
                        Arrays.stream(cameras).map(CameraId::new).collect(Collectors.toCollection(TreeSet::new)),
                        bootstrap.equals(NO_KAFKA) ? written(cameras).written() : List.of(),
                        folder.resolve("box-9"))
                .withPatience(bootstrap.equals(NO_KAFKA) ? SOON : ENOUGH);
    }

    private CameraRegister register() {
        return new CameraRegister(broker.bootstrap(), "tester", Map.of());
    }

    private List<CameraRegister.Entry> entries() {
        return register().entries();
    }

    private static SortedMap<String, Integer> partitions() {
        SortedMap<String, Integer> partitions = new TreeMap<>();
        try (CameraTable table = new CameraTable(new KafkaClients(broker.bootstrap(), Map.of(), ENOUGH).reader())) {
            while (!table.isWhole()) {
                table.poll(Duration.ofMillis(100));
            }
            table.cameras().forEach((id, placed) -> partitions.put(id.value(), placed.partition()));
        }
        return partitions;
    }

    private static CameraRegister.Changes written(String... ids) {
        return new CameraRegister.Changes(
                Arrays.stream(ids)
                        .map(id -> CameraConfig.given(new CameraId(id), "camera: " + id, Instant.now()))
                        .toList(),
                Set.of());
    }

    private static CameraRegister.Changes removed(String id) {
        return new CameraRegister.Changes(List.of(), Set.of(new CameraId(id)));
    }

    private static void await(Callable<Boolean> holds) throws Exception {
        long end = System.nanoTime() + ENOUGH.toNanos();
        while (!holds.call()) {
            assertThat(System.nanoTime()).as("time ran out").isLessThan(end);
            Thread.sleep(20);
        }
    }

    /** Does as it is told, and complains of what makes no sense. */
    private static final class Told implements FleetListener {
        private final SortedMap<CameraId, CameraConfig> watching = new ConcurrentSkipListMap<>();
        private volatile int most;
        private final AtomicInteger reconfigurations = new AtomicInteger();

        @Override
        public void watch(CameraConfig camera) {
            assertThat(watching.put(camera.id(), camera)).isNull();
            most = Math.max(most, watching.size());
        }

        @Override
        public void reconfigured(CameraConfig camera) {
            assertThat(watching.put(camera.id(), camera)).isNotNull();
            reconfigurations.incrementAndGet();
        }

        @Override
        public void pictureWanted(CameraId camera) {}

        @Override
        public void release(CameraId camera) {
            assertThat(watching.remove(camera)).isNotNull();
        }

        String cameras() {
            return watching.values().stream()
                    .map(c -> c.id() + "" + c.version())
                    .collect(Collectors.joining(" "));
        }
    }
}
