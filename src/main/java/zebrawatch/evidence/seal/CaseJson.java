package zebrawatch.evidence.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.EvidenceException;
import zebrawatch.evidence.Snapshot;
import zebrawatch.rule.Fact;
import zebrawatch.rule.Moments;
import zebrawatch.rule.Party;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Box;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.Velocity;

/**
 * Writes and reads the document of a case as {@code schema/violation-2.json} describes it; {@code violation-1.json} is read
 * too. Reading ignores fields it does not know, so that a newer station and an older office understand each other.
 */
public final class CaseJson {
    /** Raised when a reader of the version before could no longer read what is written. */
    public static final int VERSION = 2;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CaseJson() {}

    /**
     * Reads a document of any version.
     *
     * @throws EvidenceException if it is no case; the sentence names the field
     */
    public static CaseEvent read(byte[] json) {
        JsonNode node;
        try {
            node = MAPPER.readTree(json);
        } catch (IOException e) {
            throw new EvidenceException("a case is JSON, this is not", e);
        }
        CaseFile bare = new CaseFile(
                text(node, "id"),
                parsed(node, "camera", CameraId::new),
                text(node, "place"),
                instant(node, "created"),
                ruling(node),
                node.has("sketch") ? Optional.of(BackgroundJson.read(node)) : Optional.empty(),
                List.of());
        return new CaseEvent(
                bare,
                each(node, "snapshots", CaseJson::picture),
                node.has("seal") ? Optional.of(seal(field(node, "seal"))) : Optional.empty());
    }

    /** The document before it is sealed. */
    static ObjectNode tree(CaseEvent event) {
        CaseFile caseFile = event.bare();
        Ruling ruling = caseFile.ruling();
        ObjectNode node = MAPPER.createObjectNode()
                .put("version", VERSION)
                .put("id", event.id())
                .put("camera", caseFile.camera().value())
                .put("place", caseFile.place())
                .put("crossing", ruling.crossing())
                .put("kind", ruling.kind().code())
                .put("time", ruling.time().toString())
                .put("created", caseFile.created().toString())
                .put("police_case", ruling.policeCase());
        node.set("vehicle", tree(ruling.vehicle()));
        node.set("pedestrian", tree(ruling.pedestrian()));
        node.putObject("moments")
                .put("before", ruling.moments().before().toString())
                .put("on", ruling.moments().on().toString())
                .put("after", ruling.moments().after().toString());
        ArrayNode facts = node.putArray("facts");
        ruling.facts().forEach(fact -> facts.add(tree(fact)));
        ArrayNode snapshots = node.putArray("snapshots");
        event.pictures().forEach(p -> add(snapshots, p));
        caseFile.background().ifPresent(background -> BackgroundJson.write(background, node));
        return node;
    }

    private static void add(ArrayNode snapshots, CaseEvent.Picture picture) {
        ObjectNode node = snapshots
                .addObject()
                .put("seq", picture.seq())
                .put("kind", picture.kind().code())
                .put("file", picture.file())
                .put("media_type", picture.kind().media().type())
                .put("time", picture.time().toString())
                .put("sha256", picture.sha256())
                .put("bytes", picture.bytes());
        picture.vehicle().ifPresent(box -> put(node, "vehicle", box));
    }

    private static void put(ObjectNode node, String field, Box box) {
        node.putObject(field)
                .put("left", box.left())
                .put("top", box.top())
                .put("width", box.width())
                .put("height", box.height());
    }

    private static Box box(JsonNode node) {
        try {
            return new Box(number(node, "left"), number(node, "top"), number(node, "width"), number(node, "height"));
        } catch (IllegalArgumentException e) {
            throw new EvidenceException(String.valueOf(e.getMessage()), e);
        }
    }

    private static ObjectNode tree(Party party) {
        ObjectNode node = MAPPER.createObjectNode().put("track", party.track()).put("kind", code(party.kind()));
        put(node, "box", party.box());
        node.putObject("position")
                .put("u", party.position().u())
                .put("v", party.position().v());
        node.putObject("velocity")
                .put("u", party.velocity().u())
                .put("v", party.velocity().v());
        return node;
    }

    /** JSON knows no infinity (nobody ever came near): such a value is null. */
    private static ObjectNode tree(Fact fact) {
        ObjectNode node = MAPPER.createObjectNode().put("name", fact.name());
        putFinite(node, "measured", fact.measured());
        node.put("unit", fact.unit());
        fact.limit().ifPresent(limit -> putFinite(node, "limit", limit));
        return node;
    }

    private static void putFinite(ObjectNode node, String field, double value) {
        if (Double.isFinite(value)) {
            node.put(field, value);
        } else {
            node.putNull(field);
        }
    }

    private static Ruling ruling(JsonNode node) {
        JsonNode moments = field(node, "moments");
        return new Ruling(
                oneOf(node, "kind", Ruling.Kind.values(), Ruling.Kind::code),
                instant(node, "time"),
                text(node, "crossing"),
                party(field(node, "vehicle")),
                party(field(node, "pedestrian")),
                field(node, "police_case").asInt(),
                new Moments(instant(moments, "before"), instant(moments, "on"), instant(moments, "after")),
                each(node, "facts", CaseJson::fact));
    }

    private static Party party(JsonNode node) {
        JsonNode position = field(node, "position");
        JsonNode velocity = field(node, "velocity");
        return new Party(
                field(node, "track").asLong(),
                oneOf(node, "kind", RoadUser.values(), CaseJson::code),
                box(field(node, "box")),
                new GroundPoint(number(position, "u"), number(position, "v")),
                new Velocity(number(velocity, "u"), number(velocity, "v")));
    }

    private static Fact fact(JsonNode node) {
        return new Fact(
                text(node, "name"),
                number(node, "measured"),
                text(node, "unit"),
                node.has("limit") ? OptionalDouble.of(number(node, "limit")) : OptionalDouble.empty());
    }

    private static CaseEvent.Picture picture(JsonNode node) {
        int seq = field(node, "seq").asInt();
        Snapshot.Kind kind = oneOf(node, "kind", Snapshot.Kind.values(), Snapshot.Kind::code);
        return new CaseEvent.Picture(
                seq,
                kind,
                node.has("file") ? text(node, "file") : CaseEvent.file(seq, kind),
                instant(node, "time"),
                text(node, "sha256"),
                field(node, "bytes").asLong(),
                node.has("vehicle") ? Optional.of(box(field(node, "vehicle"))) : Optional.empty());
    }

    private static Seal seal(JsonNode node) {
        return new Seal(
                text(node, "station"),
                field(node, "number").asLong(),
                text(node, "previous"),
                text(node, "key"),
                text(node, "signature"));
    }

    private static String code(RoadUser kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static JsonNode field(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            throw new EvidenceException("a case needs '" + field + "'");
        }
        return value;
    }

    static String text(JsonNode node, String field) {
        return field(node, field).asText();
    }

    static double number(JsonNode node, String field) {
        return field(node, field).asDouble(Double.NaN);
    }

    static Instant instant(JsonNode node, String field) {
        return parsed(node, field, Instant::parse);
    }

    static <T> T parsed(JsonNode node, String field, Function<String, T> parse) {
        String text = text(node, field);
        try {
            return parse.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new EvidenceException("a case's '" + field + "' cannot be '" + text + "'", e);
        }
    }

    static <T> T oneOf(JsonNode node, String field, T[] values, Function<T, String> code) {
        return parsed(
                node,
                field,
                text -> Arrays.stream(values)
                        .filter(value -> code.apply(value).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("unknown code")));
    }

    static <T> List<T> each(JsonNode node, String field, Function<JsonNode, T> read) {
        List<T> values = new ArrayList<>();
        field(node, field).forEach(element -> values.add(read.apply(element)));
        return values;
    }
}
