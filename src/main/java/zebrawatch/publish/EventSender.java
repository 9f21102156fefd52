package zebrawatch.publish;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Sends what the office tells. Belongs to one thread, which it may block for seconds.
 *
 * @param <E> what it sends
 */
public final class EventSender<E> implements AutoCloseable {
    private final String bootstrap;
    private final RecordSender kafka;
    private final Function<E, ProducerRecord<String, byte[]>> record;

    private EventSender(String bootstrap, RecordSender kafka, Function<E, ProducerRecord<String, byte[]>> record) {
        KafkaSettings.requireBootstrap(bootstrap);
        this.bootstrap = bootstrap;
        this.kafka = kafka;
        this.record = record;
    }

    /**
     * A sender to {@code zebra.decisions}; Kafka need not be there yet.
     *
     * @param bootstrap {@code host:port}, several separated by commas
     * @param client further settings of Kafka's client, such as {@code security.protocol}
     * @throws IllegalArgumentException if the address has another form
     */
    public static EventSender<DecisionEvent> ofDecisions(String bootstrap, Map<String, String> client) {
        return new EventSender<>(
                bootstrap, RecordSender.of(bootstrap, client, "decisions", DecisionRecord.TOPIC), DecisionRecord::of);
    }

    /** The same to {@code zebra.exposures}. */
    public static EventSender<ExposureEvent> ofExposures(String bootstrap, Map<String, String> client) {
        return new EventSender<>(
                bootstrap, RecordSender.of(bootstrap, client, "exposures", ExposureRecord.TOPIC), ExposureRecord::of);
    }

    /**
     * Sends them; when this returns Kafka has them all.
     *
     * @throws PublishException if it does not, or not all; sent again they have the same ids
     */
    public void send(List<E> events) {
        try {
            kafka.send(events.stream().map(record).toList());
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw new PublishException(KafkaTrouble.sentence(bootstrap, e), e);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
