package zebrawatch.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends one record after the other to one topic, which it makes where it is not there. Belongs to one thread, which it may block for seconds. */
final class RecordSender implements AutoCloseable {
    private static final int BLOCK_MS = 5_000;

    private final KafkaSettings settings;
    private final String name;
    private final String topic;
    private @Nullable KafkaProducer<String, byte[]> producer;

    /** @param name what the sender is called beside the station's others */
    RecordSender(KafkaSettings settings, String name, String topic) {
        this.settings = settings;
        this.name = name;
        this.topic = topic;
    }

    /** @throws KafkaException if it did not get there in seconds */
    void send(ProducerRecord<String, byte[]> record) {
        try {
            producer().send(record).get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            CaseTopics.ensure(settings, List.of(topic));
            producer = new KafkaProducer<>(
                    settings.clientWith(Map.of(
                            ProducerConfig.CLIENT_ID_CONFIG,
                            settings.station() + "-" + name,
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
