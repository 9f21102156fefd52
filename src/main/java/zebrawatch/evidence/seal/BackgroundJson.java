package zebrawatch.evidence.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import zebrawatch.evidence.Background;
import zebrawatch.evidence.ClockReading;
import zebrawatch.evidence.PathPoint;
import zebrawatch.evidence.Provenance;
import zebrawatch.evidence.Remark;
import zebrawatch.evidence.Sketch;
import zebrawatch.scene.Direction;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Lane;
import zebrawatch.scene.StopLines;

/** The part of a case's document that came with version 2: {@code sketch}, {@code clock}, {@code made_by}, {@code remarks}. */
final class BackgroundJson {
    private BackgroundJson() {}

    static void write(Background background, ObjectNode document) {
        write(background.sketch(), document.putObject("sketch"));
        ClockReading clock = background.clock();
        ObjectNode clockNode = document.putObject("clock").put("source", clock.source());
        clock.offset().ifPresent(offset -> clockNode.put("offset", offset.toNanos() / 1e9));
        clock.measured().ifPresent(time -> clockNode.put("measured", time.toString()));
        Provenance provenance = background.provenance();
        ObjectNode madeBy = document.putObject("made_by")
                .put("software", provenance.software())
                .put("rule_sha256", provenance.ruleSha256())
                .put("model", provenance.model())
                .put("model_sha256", provenance.modelSha256())
                .put("configuration_sha256", provenance.configurationSha256());
        ObjectNode policy = madeBy.putObject("policy");
        provenance.policy().forEach(policy::put);
        ArrayNode remarks = document.putArray("remarks");
        background.remarks().forEach(remark -> remarks.add(remark.code()));
    }

    private static void write(Sketch sketch, ObjectNode node) {
        node.put("length", sketch.length()).put("width", sketch.width());
        ArrayNode lanes = node.putArray("lanes");
        for (Lane lane : sketch.lanes()) {
            lanes.addObject()
                    .put("name", lane.name())
                    .put("from", lane.across().from())
                    .put("to", lane.across().to())
                    .put("direction", code(lane.direction()))
                    .put("kind", code(lane.kind()));
        }
        sketch.centre()
                .ifPresent(c -> node.putObject("centre").put("from", c.from()).put("to", c.to()));
        node.putObject("stop_lines")
                .put("forward", sketch.stopLines().forward())
                .put("backward", sketch.stopLines().backward());
        write(sketch.vehicle(), node.putArray("vehicle"));
        write(sketch.pedestrian(), node.putArray("pedestrian"));
    }

    private static void write(List<PathPoint> path, ArrayNode node) {
        for (PathPoint point : path) {
            node.addObject()
                    .put("time", point.time().toString())
                    .put("u", millimetres(point.place().u()))
                    .put("v", millimetres(point.place().v()));
        }
    }

    /** Nobody is located better than to centimetres. */
    private static double millimetres(double metres) {
        return Math.round(metres * 1000) / 1000.0;
    }

    /** @param document has a sketch */
    static Background read(JsonNode document) {
        JsonNode clock = CaseJson.field(document, "clock");
        return new Background(
                sketch(CaseJson.field(document, "sketch")),
                new ClockReading(
                        clock.has("offset")
                                ? Optional.of(Duration.ofNanos(Math.round(CaseJson.number(clock, "offset") * 1e9)))
                                : Optional.empty(),
                        CaseJson.text(clock, "source"),
                        clock.has("measured") ? Optional.of(CaseJson.instant(clock, "measured")) : Optional.empty()),
                provenance(CaseJson.field(document, "made_by")),
                CaseJson.each(document, "remarks", BackgroundJson::remark).stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** A later version may know more of them. */
    private static Optional<Remark> remark(JsonNode node) {
        return List.of(Remark.values()).stream()
                .filter(r -> r.code().equals(node.asText()))
                .findFirst();
    }

    private static Provenance provenance(JsonNode node) {
        Map<String, Double> policy = new TreeMap<>();
        CaseJson.field(node, "policy")
                .properties()
                .forEach(e -> policy.put(e.getKey(), e.getValue().asDouble()));
        return new Provenance(
                CaseJson.text(node, "software"),
                CaseJson.text(node, "rule_sha256"),
                CaseJson.text(node, "model"),
                CaseJson.text(node, "model_sha256"),
                CaseJson.text(node, "configuration_sha256"),
                policy);
    }

    private static Sketch sketch(JsonNode node) {
        JsonNode stops = CaseJson.field(node, "stop_lines");
        return new Sketch(
                CaseJson.number(node, "length"),
                CaseJson.number(node, "width"),
                CaseJson.each(node, "lanes", BackgroundJson::lane),
                node.has("centre") ? Optional.of(interval(CaseJson.field(node, "centre"))) : Optional.empty(),
                new StopLines(CaseJson.number(stops, "forward"), CaseJson.number(stops, "backward")),
                CaseJson.each(node, "vehicle", BackgroundJson::point),
                CaseJson.each(node, "pedestrian", BackgroundJson::point));
    }

    private static Lane lane(JsonNode node) {
        return new Lane(
                CaseJson.text(node, "name"),
                interval(node),
                CaseJson.oneOf(node, "direction", Direction.values(), BackgroundJson::code),
                CaseJson.oneOf(node, "kind", Lane.Kind.values(), BackgroundJson::code));
    }

    private static Interval interval(JsonNode node) {
        return new Interval(CaseJson.number(node, "from"), CaseJson.number(node, "to"));
    }

    private static PathPoint point(JsonNode node) {
        return new PathPoint(
                CaseJson.instant(node, "time"),
                new GroundPoint(CaseJson.number(node, "u"), CaseJson.number(node, "v")));
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
