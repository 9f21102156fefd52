package zebrawatch.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the stations' totals of hours from Kafka, every partition by itself and without a consumer group. The same total
 * may come more than once, and older ones of a run before newer ones. Belongs to one thread.
 */
public final class CountReader implements AutoCloseable {
    /** The topic read. */
    public static final String TOPIC = CountRecord.TOPIC;

    private final WholeTopic records;

    /**
     * What came.
     *
     * @param spoilt records that are no totals
     * @param positions where reading goes on when this is kept
     */
    public record Batch(List<HourCount> totals, List<SpoiltRecord> spoilt, List<Position> positions) {
        public Batch {
            totals = List.copyOf(totals);
            spoilt = List.copyOf(spoilt);
            positions = List.copyOf(positions);
        }
    }

    private CountReader(WholeTopic records) {
        this.records = records;
    }

    /**
     * A reader that goes on where an earlier one was. Neither Kafka nor the topic need to be there yet.
     *
     * @param kept the positions of what was kept last; what they do not name is read from its beginning
     * @param client further settings of Kafka's client, such as {@code security.protocol}
     * @throws IllegalArgumentException if the address has another form
     */
    public static CountReader resume(String bootstrap, List<Position> kept, Map<String, String> client) {
        return new CountReader(WholeTopic.resume(TOPIC, bootstrap, kept, client));
    }

    /**
     * The next totals, or none if none come within {@code wait}.
     *
     * @throws PublishException if Kafka does not answer or refuses; calling again goes on where it was
     */
    public Batch poll(Duration wait) {
        List<HourCount> totals = new ArrayList<>();
        List<SpoiltRecord> spoilt = new ArrayList<>();
        records.poll(wait).forEach(record -> read(record, totals, spoilt));
        return new Batch(totals, spoilt, records.positions());
    }

    private static void read(ConsumerRecord<String, byte[]> record, List<HourCount> totals, List<SpoiltRecord> spoilt) {
        try {
            totals.add(CountRecord.read(record.value()));
        } catch (PublishException e) {
            spoilt.add(SpoiltRecord.of(record, e));
        }
    }

    @Override
    public void close() {
        records.close();
    }
}
