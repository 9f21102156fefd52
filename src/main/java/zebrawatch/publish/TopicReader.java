package zebrawatch.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads what stations send of their own accord from Kafka, a topic of one kind, every partition by itself and without a
 * consumer group. The same may come more than once, and older before newer. Belongs to one thread.
 *
 * @param <T> what a record is
 */
public final class TopicReader<T> implements AutoCloseable {
    /** The topic of {@link HourCount}. */
    public static final String COUNTS = CountRecord.TOPIC;

    /** The topic of {@link Still}. */
    public static final String STILLS = StillRecord.TOPIC;

    private final WholeTopic records;
    private final Function<ConsumerRecord<String, byte[]>, T> reading;

    /**
     * What came.
     *
     * @param spoilt records that are nothing of the kind
     * @param positions where reading goes on when this is kept
     */
    public record Batch<T>(List<T> read, List<SpoiltRecord> spoilt, List<Position> positions) {
        public Batch {
            read = List.copyOf(read);
            spoilt = List.copyOf(spoilt);
            positions = List.copyOf(positions);
        }
    }

    private TopicReader(WholeTopic records, Function<ConsumerRecord<String, byte[]>, T> reading) {
        this.records = records;
        this.reading = reading;
    }

    /**
     * A reader of the stations' totals of hours that goes on where an earlier one was. Neither Kafka nor the topic need to be
     * there yet.
     *
     * @param kept the positions of what was kept last; what they do not name is read from its beginning
     * @param client further settings of Kafka's client, such as {@code security.protocol}
     * @throws IllegalArgumentException if the address has another form
     */
    public static TopicReader<HourCount> counts(String bootstrap, List<Position> kept, Map<String, String> client) {
        return new TopicReader<>(
                WholeTopic.resume(COUNTS, bootstrap, kept, client), record -> CountRecord.read(record.value()));
    }

    /** The same of the cameras' stills. */
    public static TopicReader<Still> stills(String bootstrap, List<Position> kept, Map<String, String> client) {
        return new TopicReader<>(WholeTopic.resume(STILLS, bootstrap, kept, client), StillRecord::read);
    }

    /**
     * What comes next, or nothing if nothing comes within {@code wait}.
     *
     * @throws PublishException if Kafka does not answer or refuses; calling again goes on where it was
     */
    public Batch<T> poll(Duration wait) {
        List<T> read = new ArrayList<>();
        List<SpoiltRecord> spoilt = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records.poll(wait)) {
            try {
                read.add(reading.apply(record));
            } catch (PublishException e) {
                spoilt.add(SpoiltRecord.of(record, e));
            }
        }
        return new Batch<>(read, spoilt, records.positions());
    }

    @Override
    public void close() {
        records.close();
    }
}
