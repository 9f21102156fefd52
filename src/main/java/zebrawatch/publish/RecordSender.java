package zebrawatch.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends records to one topic, which it makes where it is not there. Belongs to one thread, which it may block for seconds. */
final class RecordSender implements AutoCloseable {
    private static final int BLOCK_MS = 5_000;

    private final Map<String, Object> client;
    private final String topic;
    private final TopicSettings topics;
    private @Nullable KafkaProducer<String, byte[]> producer;

    private RecordSender(Map<String, Object> client, String topic, TopicSettings topics) {
        this.client = client;
        this.topic = topic;
        this.topics = topics;
    }

    /**
     * Of a station.
     *
     * @param name what the sender is called beside the station's others
     */
    static RecordSender of(KafkaSettings settings, String name, String topic) {
        String called = settings.station() + "-" + name;
        return new RecordSender(
                settings.clientWith(Map.of(CommonClientConfigs.CLIENT_ID_CONFIG, called)), topic, settings.topics());
    }

    /**
     * Of the office.
     *
     * @param name what the sender is called beside the office's others
     */
    static RecordSender of(String bootstrap, Map<String, String> further, String name, String topic) {
        Map<String, Object> client = new HashMap<>(further);
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        client.put(CommonClientConfigs.CLIENT_ID_CONFIG, "office-" + name);
        return new RecordSender(client, topic, TopicSettings.standard());
    }

    /** @throws KafkaException if it did not get there in seconds */
    void send(ProducerRecord<String, byte[]> record) {
        send(List.of(record));
    }

    /** @throws KafkaException if they did not all get there in seconds; some may have */
    void send(List<ProducerRecord<String, byte[]>> records) {
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (ProducerRecord<String, byte[]> record : records) {
                sent.add(producer().send(record));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            CaseTopics.ensure(client, List.of(topic), topics);
            Map<String, Object> own = new HashMap<>(client);
            own.put(ProducerConfig.ACKS_CONFIG, "all");
            own.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * BLOCK_MS);
            own.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, BLOCK_MS);
            own.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MS);
            producer = new KafkaProducer<>(own, new StringSerializer(), new ByteArraySerializer());
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
