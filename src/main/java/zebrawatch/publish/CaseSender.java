package zebrawatch.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import zebrawatch.evidence.seal.SealedCase;

/** Sends one case after the other, each in one transaction. Belongs to one thread, which it may block for seconds. */
final class CaseSender implements AutoCloseable {
    private static final int BLOCK_MS = 5_000;

    private final KafkaSettings settings;
    private @Nullable KafkaProducer<String, byte[]> producer;
    private @Nullable String uncommitted;

    CaseSender(KafkaSettings settings) {
        this.settings = settings;
    }

    /**
     * Sends a case; every replica in sync has it when this returns.
     *
     * <p>After a time-out of the commit alone the producer is kept, and sending the same case again only commits again:
     * whether the broker had committed already is the broker's to know. After anything else a new producer is made,
     * whose start aborts what the old one left open.
     *
     * @throws KafkaException if it did not get there, as far as this side knows
     */
    void send(SealedCase sealed) {
        String id = sealed.caseFile().id();
        boolean committing = false;
        try {
            KafkaProducer<String, byte[]> p = producer();
            if (id.equals(uncommitted)) {
                // a broker that is there and does not commit may miss a topic that somebody deleted
                committing = true;
                ensureTopics();
            } else {
                p.beginTransaction();
                for (ProducerRecord<String, byte[]> record : CaseRecords.of(sealed, settings.station())) {
                    // the commit waits for every record and throws what any of them met
                    Future<RecordMetadata> unused = p.send(record);
                }
                uncommitted = id;
            }
            committing = true;
            p.commitTransaction();
            uncommitted = null;
        } catch (RuntimeException e) {
            if (!(committing && e instanceof TimeoutException)) {
                close();
            }
            throw e;
        }
    }

    /** Lets go of the connection at once; the next case makes a new one. */
    @Override
    public void close() {
        uncommitted = null;
        if (producer != null) {
            // an interrupted thread cannot wait for the producer's own thread
            boolean interrupted = Thread.interrupted();
            producer.close(Duration.ZERO);
            producer = null;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            ensureTopics();
            producer = new KafkaProducer<>(
                    settings.clientWith(Map.of(
                            ProducerConfig.ACKS_CONFIG,
                            "all",
                            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                            true,
                            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                            settings.station(),
                            // JPEG does not compress
                            ProducerConfig.COMPRESSION_TYPE_CONFIG,
                            "none",
                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                            120_000,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG,
                            BLOCK_MS,
                            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                            CaseTopics.MAX_RECORD_BYTES,
                            ProducerConfig.BUFFER_MEMORY_CONFIG,
                            4L * CaseTopics.MAX_RECORD_BYTES)),
                    new StringSerializer(),
                    new ByteArraySerializer());
            producer.initTransactions();
        }
        return producer;
    }

    private void ensureTopics() {
        CaseTopics.ensure(settings, List.of(CaseRecords.VIOLATIONS, CaseRecords.SNAPSHOTS));
    }
}
