package zebrawatch.harness.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import zebrawatch.harness.soak.Costs.Tenth;
import zebrawatch.harness.soak.SoakReport.Line;

/** A soak's report for programs. */
public final class SoakJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SoakJson() {}

    /** One object, in several lines. */
    public static String of(SoakReport report) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("cameras", report.cameras().size())
                .put("seconds", report.costs().seconds())
                .put("attention", report.attention())
                .put("share", report.share())
                .put("expected", report.expected())
                .put("truth", report.truth())
                .put("missed", report.missed())
                .put("unexpected", report.unexpected())
                .put("latency_p50_s", report.quantile(0.5, Delivery::sinceDecisive))
                .put("latency_p99_s", report.quantile(0.99, Delivery::sinceDecisive))
                .put("delivery_p50_s", report.quantile(0.5, Delivery::sinceComplete))
                .put("delivery_p99_s", report.quantile(0.99, Delivery::sinceComplete))
                .put("case_p50_bytes", report.quantile(0.5, Delivery::bytes))
                .put("case_most_bytes", report.quantile(1, Delivery::bytes))
                .put("cores_of_a_camera", report.coresOfACamera())
                .put("cores_of_the_station", report.costs().cores())
                .put("cores_of_the_machine", report.costs().machine().cores())
                .put("processor", report.costs().machine().processor())
                .put("threads", report.costs().threads())
                .put("threads_of_cameras", report.costs().cameraThreads())
                .put("gc_pauses", report.costs().garbage().pauses().size())
                .put("gc_total_ms", report.costs().garbage().total())
                .put("gc_longest_ms", report.costs().garbage().longest());
        node.set("skipped", tree(report.drops()));
        node.set("cpu_seconds_by_work", tree(report.costs().work()));
        ArrayNode tenths = node.putArray("tenths");
        report.costs().tenths().forEach(tenth -> tenths.add(tree(tenth)));
        ArrayNode lines = node.putArray("lines");
        report.cameras().forEach(line -> lines.add(tree(line)));
        return node.toPrettyString();
    }

    private static ObjectNode tree(Tenth tenth) {
        return MAPPER.createObjectNode()
                .put("resident_mb", tenth.resident())
                .put("heap_mb", tenth.heap())
                .put("cores", tenth.cores());
    }

    private static ObjectNode tree(Line line) {
        Harvest harvest = line.harvest();
        CameraFigures f = line.figures();
        ObjectNode node = MAPPER.createObjectNode()
                .put("camera", line.camera())
                .put("clip", line.clip())
                .put("share", line.share())
                .put("truth", line.truth());
        node.set("expected", tree(harvest.expected()));
        node.set("found", tree(harvest.found()));
        node.set("missed", tree(harvest.missed()));
        node.set("unexpected", tree(harvest.unexpected()));
        node.put("in", f.in())
                .put("decoded", f.decoded())
                .put("processed", f.processed())
                .put("followed_s", f.followed())
                .put("reconnects", f.reconnects())
                .put("restarts", f.restarts());
        node.set("skipped", tree(f.dropped()));
        node.set("glances", tree(f.glances()));
        node.set("cpu_s", tree(f.cpu()));
        node.set("rulings", tree(f.rulings()));
        node.set("evidence", tree(f.evidence()));
        return node;
    }

    private static ArrayNode tree(List<Double> seconds) {
        ArrayNode node = MAPPER.createArrayNode();
        seconds.forEach(node::add);
        return node;
    }

    private static ObjectNode tree(Map<String, Double> counts) {
        ObjectNode node = MAPPER.createObjectNode();
        counts.forEach(node::put);
        return node;
    }
}
