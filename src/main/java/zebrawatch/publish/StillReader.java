package zebrawatch.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the cameras' stills from Kafka; older ones of a camera may come before newer ones. Belongs to one thread. */
public final class StillReader implements AutoCloseable {
    /** The topic read. */
    public static final String TOPIC = StillRecord.TOPIC;

    private final WholeTopic records;

    /**
     * What came.
     *
     * @param spoilt records that are no stills
     * @param positions where reading goes on when this is kept
     */
    public record Batch(List<Still> stills, List<SpoiltRecord> spoilt, List<Position> positions) {
        public Batch {
            stills = List.copyOf(stills);
            spoilt = List.copyOf(spoilt);
            positions = List.copyOf(positions);
        }
    }

    private StillReader(WholeTopic records) {
        this.records = records;
    }

    /**
     * A reader that goes on where an earlier one was. Neither Kafka nor the topic need to be there yet.
     *
     * @param kept the positions of what was kept last; what they do not name is read from its beginning
     * @param client further settings of Kafka's client, such as {@code security.protocol}
     * @throws IllegalArgumentException if the address has another form
     */
    public static StillReader resume(String bootstrap, List<Position> kept, Map<String, String> client) {
        return new StillReader(WholeTopic.resume(TOPIC, bootstrap, kept, client));
    }

    /**
     * The next stills, or none if none come within {@code wait}.
     *
     * @throws PublishException if Kafka does not answer or refuses; calling again goes on where it was
     */
    public Batch poll(Duration wait) {
        List<Still> stills = new ArrayList<>();
        List<SpoiltRecord> spoilt = new ArrayList<>();
        records.poll(wait).forEach(record -> {
            try {
                stills.add(StillRecord.read(record));
            } catch (PublishException e) {
                spoilt.add(SpoiltRecord.of(record, e));
            }
        });
        return new Batch(stills, spoilt, records.positions());
    }

    @Override
    public void close() {
        records.close();
    }
}
