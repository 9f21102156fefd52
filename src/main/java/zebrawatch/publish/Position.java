package zebrawatch.publish;

/**
 * A place in a topic.
 *
 * @param offset of a record there, or of the next one
 */
public record Position(String topic, int partition, long offset) {
    @Override
    public String toString() {
        return "record " + offset + " of " + topic + "-" + partition;
    }
}
