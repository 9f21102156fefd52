package zebrawatch.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends decisions to {@code zebra.decisions}. Belongs to one thread, which it may block for seconds. */
public final class DecisionSender implements AutoCloseable {
    private static final int BLOCK_MS = 5_000;

    private final String bootstrap;
    private final Map<String, Object> settings;
    private @Nullable KafkaProducer<String, byte[]> producer;

    /**
     * A sender; Kafka need not be there yet.
     *
     * @param bootstrap {@code host:port}, several separated by commas
     * @param client further settings of Kafka's client, such as {@code security.protocol}
     * @throws IllegalArgumentException if the address has another form
     */
    public DecisionSender(String bootstrap, Map<String, String> client) {
        KafkaSettings.requireBootstrap(bootstrap);
        this.bootstrap = bootstrap;
        this.settings = new HashMap<>(client);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "office-decisions");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * BLOCK_MS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, BLOCK_MS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MS);
    }

    /**
     * Sends them; when this returns Kafka has them all.
     *
     * @throws PublishException if it does not, or not all; sent again they have the same ids
     */
    public void send(List<DecisionEvent> events) {
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (DecisionEvent event : events) {
                sent.add(producer().send(DecisionRecord.of(event)));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (InterruptException e) {
            throw e;
        } catch (ExecutionException | KafkaException e) {
            throw new PublishException(KafkaTrouble.sentence(bootstrap, e), e);
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            Map<String, Object> patience = new HashMap<>(settings);
            patience.put("default.api.timeout.ms", BLOCK_MS);
            try (Admin admin = Admin.create(patience)) {
                CaseTopics.ensure(admin, List.of(DecisionRecord.TOPIC), TopicSettings.standard());
            }
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
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
