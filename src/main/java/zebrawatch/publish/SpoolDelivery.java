package zebrawatch.publish;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import zebrawatch.evidence.seal.CaseJson;
import zebrawatch.evidence.seal.Seal;
import zebrawatch.evidence.seal.SealedCase;

/** Sends what waits in a spool that no station has open. Belongs to one thread. */
public final class SpoolDelivery implements AutoCloseable {
    /** Deleting is the station's. */
    private static final SpoolLimits NOTHING_GOES =
            new SpoolLimits(Long.MAX_VALUE, Duration.ofDays(36_500), Duration.ofDays(36_500));

    private final Spool spool;
    private final KafkaSettings settings;
    private final CaseSender sender;

    private SpoolDelivery(Spool spool, KafkaSettings settings) {
        this.spool = spool;
        this.settings = settings;
        this.sender = new CaseSender(settings);
    }

    /**
     * Opens a spool for sending.
     *
     * @param bootstrap where Kafka is: {@code host:port}, several separated by commas
     * @param client further settings of Kafka's client, such as {@code security.protocol}
     * @throws PublishException if the spool cannot be opened, or its station has it open
     * @throws IllegalArgumentException if the address has another form
     */
    public static SpoolDelivery open(Path folder, String bootstrap, Map<String, String> client) {
        KafkaSettings.requireBootstrap(bootstrap);
        Spool spool = Spool.open(folder, NOTHING_GOES);
        String station = spool.next().flatMap(SpoolDelivery::station).orElse("spool");
        return new SpoolDelivery(
                spool, KafkaSettings.of(bootstrap, station, folder).withClient(client));
    }

    private static Optional<String> station(SealedCase sealed) {
        return CaseJson.read(sealed.document()).seal().map(Seal::station);
    }

    /** How many cases wait. */
    public int waiting() {
        SpoolState state = spool.state();
        return state.waiting() - state.refused();
    }

    /**
     * Sends the next case that waits.
     *
     * @return nothing if none does
     * @throws PublishException in one sentence, if Kafka is away or refuses; the case stays
     */
    public Optional<String> sendNext() {
        Optional<SealedCase> next = spool.next();
        if (next.isEmpty()) {
            return Optional.empty();
        }
        String id = next.get().caseFile().id();
        try {
            sender.send(next.get());
        } catch (KafkaException e) {
            String sentence = KafkaTrouble.sentence(settings.bootstrap(), e);
            if (KafkaTrouble.behind(e).isOfTheCase()) {
                spool.refused(id, sentence);
            }
            throw new PublishException(sentence + "; case " + id + " stays in " + spool.folder(), e);
        }
        spool.sent(id, Instant.now());
        return Optional.of(id);
    }

    @Override
    public void close() {
        sender.close();
        spool.close();
    }
}
