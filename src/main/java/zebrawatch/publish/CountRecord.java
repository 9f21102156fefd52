package zebrawatch.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import zebrawatch.rule.Verdict;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Location;

/**
 * The Kafka record of an hour's running total: a {@link CloudEvent}, its JSON as {@code schema/counts-1.json}
 * describes it. The topic is compacted: of each run only the last total stays.
 */
final class CountRecord {
    static final String TOPIC = "zebra.counts";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Of a name or place, in characters: far more than any has, and no more than an index of the office's database takes. */
    private static final int LONGEST_TEXT = 200;
    /** Of a number: more than an hour can hold, and so little that no sum of a city's years overflows. */
    private static final long MOST = 10_000_000;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private CountRecord() {}

    static ProducerRecord<String, byte[]> of(HourCount total) {
        return new CloudEvent(
                        total.run() + "@" + total.told(),
                        CloudEvent.station(total.station()),
                        "counts",
                        1,
                        total.camera().value(),
                        total.told())
                .record(TOPIC, total.key(), json(total));
    }

    private static ObjectNode json(HourCount total) {
        Counts counts = total.counts();
        ObjectNode node = MAPPER.createObjectNode()
                .put("station", total.station())
                .put("camera", total.camera().value())
                .put("place", total.place())
                .put("crossing", total.crossing())
                .put("hour", total.hour().toString())
                .put("run", total.run().toString())
                .put("told", total.told().toString());
        total.location()
                .ifPresent(where ->
                        node.putObject("location").put("lat", where.lat()).put("lon", where.lon()));
        ObjectNode passages = node.putObject("passages");
        for (Verdict verdict : Verdict.values()) {
            passages.put(Counts.code(verdict), counts.of(verdict));
        }
        node.put("crossed", counts.crossed())
                .put("jaywalked", counts.jaywalked())
                .put("blocked", counts.blocked())
                .put("watched_ms", counts.watched().toMillis());
        return node;
    }

    /** @throws PublishException in one sentence, if it is no total */
    static HourCount read(byte[] content) {
        try {
            JsonNode node = MAPPER.readTree(content);
            if (node == null || !node.isObject()) {
                throw new PublishException("an hour's total is a JSON object, this is none");
            }
            Map<Verdict, Long> passages = new EnumMap<>(Verdict.class);
            for (Verdict verdict : Verdict.values()) {
                passages.put(verdict, number(node.path("passages"), Counts.code(verdict)));
            }
            return new HourCount(
                    new CameraId(text(node, "camera")),
                    text(node, "crossing"),
                    hour(node),
                    UUID.fromString(text(node, "run")),
                    text(node, "station"),
                    text(node, "place"),
                    location(node),
                    Instant.parse(text(node, "told")),
                    new Counts(
                            passages,
                            number(node, "crossed"),
                            number(node, "jaywalked"),
                            number(node, "blocked"),
                            Duration.ofMillis(number(node, "watched_ms"))));
        } catch (IOException e) {
            throw new PublishException("an hour's total is JSON, this is not", e);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new PublishException("an hour's total is not as it should be: " + e.getMessage(), e);
        }
    }

    private static Instant hour(JsonNode node) {
        Instant hour = Instant.parse(text(node, "hour"));
        if (hour.isBefore(EARLIEST) || hour.isAfter(LATEST) || !hour.equals(hour.truncatedTo(ChronoUnit.HOURS))) {
            throw new PublishException("an hour's total has 'hour', the begin of an hour of this age; this has not");
        }
        return hour;
    }

    private static Optional<Location> location(JsonNode node) {
        JsonNode where = node.path("location");
        if (where.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(new Location(degrees(where, "lat"), degrees(where, "lon")));
    }

    private static double degrees(JsonNode where, String field) {
        JsonNode value = where.path(field);
        if (!value.isNumber()) {
            throw new PublishException("a location has '" + field + "', a number of degrees; this has not");
        }
        return value.doubleValue();
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.textValue().length() > LONGEST_TEXT) {
            throw new PublishException("an hour's total has '" + field + "', a text of at most " + LONGEST_TEXT
                    + " characters; this has not");
        }
        return value.textValue();
    }

    private static long number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() > MOST) {
            throw new PublishException(
                    "an hour's total has '" + field + "', a whole number up to " + MOST + "; this has not");
        }
        return value.longValue();
    }
}
