package zebrawatch.fleet;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A station's connection to Kafka: its membership, the table of cameras and the census. Belongs to one thread. */
final class FleetLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FleetLink.class);
    private static final Duration CENSUS = Duration.ofSeconds(1);

    /** Nothing else can be done while an answer is waited for. */
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final FleetSettings settings;
    private final Admin admin;
    private final CensusTaker taker;
    private final CameraTable table;
    private final Membership membership;
    private Census census = Census.EMPTY;
    private long asked = System.nanoTime() - CENSUS.toNanos();
    private boolean isIn;
    private @Nullable Known known;
    private Optional<Outlook> outlook = Optional.empty();

    /** What an outlook is made from. */
    private record Known(Set<Integer> partitions, long changes, Census census) {}

    private FleetLink(FleetSettings settings, KafkaClients kafka, Admin admin, Consumer<Outlook> giveBack) {
        this.settings = settings;
        this.admin = admin;
        this.taker = new CensusTaker(admin);
        this.table = new CameraTable(kafka.reader());
        this.membership = new Membership(
                kafka.member(
                        settings.pinned().isEmpty() ? CameraTopic.STATIONS : CameraTopic.BOXES,
                        settings.card().clientId()),
                partitions -> without(partitions).ifPresent(giveBack));
    }

    /**
     * Joins the group.
     *
     * @param giveBack called with what is left of the station's duties; the rest becomes another's when it returns
     * @throws org.apache.kafka.common.KafkaException if Kafka is away or refuses
     */
    static FleetLink open(FleetSettings settings, Consumer<Outlook> giveBack) {
        KafkaClients kafka = new KafkaClients(settings.bootstrap(), settings.client(), ANSWER);
        Admin admin = kafka.admin();
        try {
            CameraTopic.hurry(admin).ifPresent(LOG::warn);
            return new FleetLink(settings, kafka, admin, giveBack);
        } catch (RuntimeException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * What the station has to watch now; nothing while that is not known yet.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka is away or refuses
     */
    Optional<Outlook> look(Duration wait) {
        membership.poll(wait);
        table.poll(Duration.ZERO);
        if (System.nanoTime() - asked >= CENSUS.toNanos()) {
            census = taker.take();
            asked = System.nanoTime();
        }
        isIn = membership.isIn(census);
        if (table.isWhole() && isIn) {
            Known now = new Known(membership.partitions(), table.changes(), census);
            if (!now.equals(known)) {
                known = now;
                outlook = Optional.of(outlook(now.partitions()));
            }
        }
        return outlook;
    }

    /** Gives everything back and leaves the group. */
    @Override
    public void close() {
        membership.close();
        closeReaders();
    }

    /** Lets go of Kafka, but of no camera. */
    void abandon() {
        membership.abandon();
        closeReaders();
    }

    private void closeReaders() {
        table.close();
        admin.close(Duration.ZERO);
    }

    private Optional<Outlook> without(Set<Integer> partitions) {
        return outlook.map(before -> outlook(membership.partitions().stream()
                .filter(p -> !partitions.contains(p))
                .collect(Collectors.toSet())));
    }

    private Outlook outlook(Set<Integer> partitions) {
        return settings.pinned().isEmpty()
                ? Outlook.sharing(settings.card(), partitions, table.cameras(), census)
                : Outlook.pinned(settings.card(), settings.given(), table.cameras(), census);
    }
}
