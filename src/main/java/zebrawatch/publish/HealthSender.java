package zebrawatch.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends one health event after the other. Belongs to one thread, which it may block for seconds. */
final class HealthSender implements AutoCloseable {
    private static final int BLOCK_MS = 5_000;

    private final KafkaSettings settings;
    private @Nullable KafkaProducer<String, byte[]> producer;

    HealthSender(KafkaSettings settings) {
        this.settings = settings;
    }

    /** @throws KafkaException if it did not get there in seconds */
    void send(HealthEvent event) {
        try {
            producer().send(HealthRecord.of(event)).get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            CaseTopics.ensure(settings, List.of(HealthRecord.TOPIC));
            producer = new KafkaProducer<>(
                    settings.clientWith(Map.of(
                            ProducerConfig.CLIENT_ID_CONFIG,
                            settings.station() + "-health",
                            ProducerConfig.ACKS_CONFIG,
                            "all",
                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                            2 * BLOCK_MS,
                            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                            BLOCK_MS,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG,
                            BLOCK_MS)),
                    new StringSerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    @Override
    public void close() {
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
}
