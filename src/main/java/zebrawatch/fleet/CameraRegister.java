package zebrawatch.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import zebrawatch.scene.CameraId;

/**
 * The city's cameras for those who administer them: reads and writes the topic {@code zebra.cameras}. What one call of
 * {@link #write} changes is there as a whole or not at all, and one writer at a time is let in, so that a camera never
 * gets two partitions.
 */
public final class CameraRegister {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration READING = Duration.ofSeconds(30);
    private static final Duration WAIT = Duration.ofMillis(200);

    private final KafkaClients kafka;
    private final String by;

    /**
     * A register; nothing is asked of Kafka yet.
     *
     * @param bootstrap {@code host:port}, several separated by commas
     * @param by who writes
     * @param client further settings of Kafka's clients, such as {@code security.protocol}
     */
    public CameraRegister(String bootstrap, String by, Map<String, String> client) {
        this.kafka = new KafkaClients(bootstrap, client, ANSWER);
        this.by = by;
    }

    /**
     * A camera as it stands.
     *
     * @param camera as it was last written
     * @param state what becomes of it
     * @param station who watches it, where somebody does
     */
    public record Entry(CameraConfig camera, State state, Optional<String> station) {}

    /** What becomes of a camera. */
    public enum State {
        WATCHED,
        /** It is just given to a station. */
        CHANGING_HANDS,
        /** No station has room for it, or there is none: an alarm. */
        UNWATCHED
    }

    /**
     * The cameras and who watches them, by id.
     *
     * @throws FleetException if Kafka is away or refuses
     */
    public List<Entry> entries() {
        try (Admin admin = kafka.admin()) {
            SortedMap<CameraId, Placed> cameras = read(admin);
            Sharing sharing = Sharing.of(cameras.values(), new CensusTaker(admin).take());
            return cameras.values().stream()
                    .map(p -> entry(p.camera(), sharing))
                    .toList();
        } catch (KafkaException e) {
            throw FleetException.of(kafka.bootstrap(), e);
        }
    }

    /**
     * The stations that are there and how many cameras each can watch, by name.
     *
     * @throws FleetException if Kafka is away or refuses
     */
    public SortedMap<String, Integer> stations() {
        try (Admin admin = kafka.admin()) {
            Census census = new CensusTaker(admin).take();
            SortedMap<String, Integer> stations = new TreeMap<>();
            census.sharing().forEach((name, card) -> stations.put(name, card.capacity()));
            census.pinned().forEach((name, card) -> stations.put(name, card.capacity()));
            return stations;
        } catch (KafkaException e) {
            throw FleetException.of(kafka.bootstrap(), e);
        }
    }

    /**
     * Changes cameras: writer, time and version are put in here, and a new camera gets a partition of its own. Where nothing
     * but a fresh picture is asked for, version, writer and time stay.
     *
     * @param change told of the cameras that are there, gives those to write and those to remove
     * @return what {@code change} gave
     * @throws FleetException if Kafka is away or refuses, or somebody else writes at this moment; nothing is changed then
     */
    public Changes change(Change change) {
        @Nullable KafkaProducer<String, String> writer = null;
        try (Admin admin = kafka.admin()) {
            writer = kafka.writer();
            // from here on whoever else is at it cannot commit any more
            writer.initTransactions();
            SortedMap<CameraId, Placed> there = read(admin);
            SortedMap<CameraId, CameraConfig> cameras = new TreeMap<>();
            there.forEach((id, placed) -> cameras.put(id, placed.camera()));
            Changes changes = change.of(cameras);
            write(admin, writer, there, changes);
            return changes;
        } catch (KafkaException e) {
            throw FleetException.of(kafka.bootstrap(), e);
        } finally {
            if (writer != null) {
                // what is not committed by now is not to be
                writer.close(Duration.ZERO);
            }
        }
    }

    /** Decides what to change, knowing what is there. */
    @FunctionalInterface
    public interface Change {
        /**
         * What to change.
         *
         * @param cameras by id, as last written
         */
        Changes of(SortedMap<CameraId, CameraConfig> cameras);
    }

    /**
     * Cameras to change.
     *
     * @param written with text, confirmed and station as they shall be
     * @param removed ids of cameras that are there
     */
    public record Changes(List<CameraConfig> written, Set<CameraId> removed) {
        /** Nothing to do. */
        public boolean isEmpty() {
            return written.isEmpty() && removed.isEmpty();
        }
    }

    private void write(
            Admin admin, KafkaProducer<String, String> writer, SortedMap<CameraId, Placed> there, Changes changes) {
        if (changes.isEmpty()) {
            return;
        }
        List<ProducerRecord<String, String>> records = new ArrayList<>();
        there.forEach((id, placed) -> {
            if (changes.removed().contains(id)) {
                records.add(CameraRecords.removal(placed, by));
            }
        });
        List<Placed> placed = place(there, changes);
        CameraTopic.ensure(
                admin, 1 + placed.stream().mapToInt(Placed::partition).max().orElse(0));
        placed.forEach(p -> records.add(CameraRecords.of(p)));
        writer.beginTransaction();
        for (ProducerRecord<String, String> record : records) {
            // the commit waits for every record and throws what any of them met
            Future<RecordMetadata> unused = writer.send(record);
        }
        writer.commitTransaction();
    }

    /** A camera stays where it is; a new one goes to the lowest partition without a camera. */
    private List<Placed> place(SortedMap<CameraId, Placed> there, Changes changes) {
        Instant now = Instant.now();
        Map<Integer, CameraId> taken = new TreeMap<>();
        there.forEach((id, placed) -> taken.put(placed.partition(), id));
        List<Placed> result = new ArrayList<>();
        for (CameraConfig camera : changes.written()) {
            Optional<Placed> old = Optional.ofNullable(there.get(camera.id()));
            int partition = old.map(Placed::partition)
                    .orElseGet(() -> IntStream.iterate(0, p -> p + 1)
                            .filter(p -> !taken.containsKey(p))
                            .findFirst()
                            .orElseThrow());
            taken.put(partition, camera.id());
            result.add(new Placed(next(old.map(Placed::camera), camera, now), partition));
        }
        return result;
    }

    private CameraConfig next(Optional<CameraConfig> old, CameraConfig camera, Instant now) {
        if (old.filter(camera::saysWhat).isPresent() && old.get().isFollowedByWish(camera)) {
            return old.get().withPictureWanted(camera.pictureWanted().orElse(now));
        }
        return new CameraConfig(
                camera.id(),
                camera.text(),
                old.map(CameraConfig::version).orElse(0L) + 1,
                by,
                now,
                camera.confirmed(),
                camera.station(),
                camera.pictureWanted());
    }

    private SortedMap<CameraId, Placed> read(Admin admin) {
        if (CameraTopic.partitions(admin) == 0) {
            return new TreeMap<>();
        }
        long end = System.nanoTime() + READING.toNanos();
        try (CameraTable table = new CameraTable(kafka.reader())) {
            while (!table.isWhole()) {
                table.poll(WAIT);
                if (System.nanoTime() > end) {
                    throw new FleetException("Kafka at " + kafka.bootstrap() + " does not hand out the cameras");
                }
            }
            return new TreeMap<>(table.cameras());
        }
    }

    private static Entry entry(CameraConfig camera, Sharing sharing) {
        Optional<String> station = Optional.ofNullable(sharing.watchers().get(camera.id()));
        State state = station.isPresent()
                ? State.WATCHED
                : sharing.unwatched().contains(camera.id()) ? State.UNWATCHED : State.CHANGING_HANDS;
        return new Entry(camera, state, station);
    }
}
