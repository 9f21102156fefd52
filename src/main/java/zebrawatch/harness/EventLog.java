package zebrawatch.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import zebrawatch.rule.Fact;
import zebrawatch.rule.Party;
import zebrawatch.rule.Ruling;

/** Writes rulings as JSON lines: {@code events.jsonl}. Times {@code t} are seconds since the clip began. */
public final class EventLog implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Writer out;

    /** @throws UncheckedIOException if the file cannot be written */
    public EventLog(Path file) {
        this.file = file;
        try {
            out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /**
     * Adds one ruling and makes sure it is on disk's way.
     *
     * @param clip the clip's file name
     * @param start when the clip began
     */
    public void write(String clip, Instant start, Ruling ruling) {
        ObjectNode line = JSON.createObjectNode()
                .put("clip", clip)
                .put("t", seconds(start, ruling.time()))
                .put("time", ruling.time().toString())
                .put("crossing", ruling.crossing())
                .put("kind", ruling.kind().code())
                .put("case", ruling.policeCase());
        line.set("vehicle", party(ruling.vehicle()));
        line.set("pedestrian", party(ruling.pedestrian()));
        line.putObject("moments")
                .put("before", seconds(start, ruling.moments().before()))
                .put("on", seconds(start, ruling.moments().on()))
                .put("after", seconds(start, ruling.moments().after()));
        ObjectNode facts = line.putObject("facts");
        for (Fact fact : ruling.facts()) {
            ObjectNode value = facts.putObject(fact.name());
            put(value, "measured", fact.measured());
            fact.limit().ifPresent(limit -> put(value, "limit", limit));
            if (!fact.unit().isEmpty()) {
                value.put("unit", fact.unit());
            }
        }
        try {
            out.write(line + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    private static ObjectNode party(Party party) {
        ObjectNode node = JSON.createObjectNode()
                .put("track", party.track())
                .put("kind", party.kind().name().toLowerCase(Locale.ROOT));
        node.putArray("box")
                .add(rounded(party.box().left()))
                .add(rounded(party.box().top()))
                .add(rounded(party.box().width()))
                .add(rounded(party.box().height()));
        node.putArray("ground")
                .add(rounded(party.position().u()))
                .add(rounded(party.position().v()));
        return node.put("speed", rounded(party.velocity().speed()));
    }

    private static double seconds(Instant start, Instant time) {
        return Duration.between(start, time).toMillis() / 1000.0;
    }

    /** JSON knows no infinity (nobody ever came near): such a value is null. */
    private static void put(ObjectNode node, String field, double value) {
        if (Double.isFinite(value)) {
            node.put(field, rounded(value));
        } else {
            node.putNull(field);
        }
    }

    /** To a millimetre or a thousandth of a pixel or second. */
    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
