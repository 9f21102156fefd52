package zebrawatch.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import zebrawatch.meters.CameraReadings.Reading;
import zebrawatch.meters.FleetReading;
import zebrawatch.video.LiveState;
import zebrawatch.video.health.Complaint;

/** A station's state as {@code /health} answers it. */
final class HealthJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private HealthJson() {}

    static ObjectNode of(StationStatus status) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("status", status.level().name().toLowerCase(Locale.ROOT))
                .put("station", status.station())
                .put("time", status.now().toString())
                .put("started", status.started().toString())
                .put("kafka", status.kafka())
                .put("queue", status.queue())
                .put("spool", status.spool())
                .put("spool_full", status.spoolFull());
        status.clockOffset().ifPresent(offset -> node.put("clock_offset_s", offset.toMillis() / 1000.0));
        status.fleet().ifPresent(fleet -> write(fleet, node.putObject("fleet")));
        ArrayNode cameras = node.putArray("cameras");
        status.cameras().forEach(camera -> cameras.add(tree(camera)));
        return node;
    }

    private static void write(FleetReading fleet, ObjectNode node) {
        node.put("connected", fleet.connected())
                .put("stations", fleet.stations())
                .put("cameras", fleet.cameras())
                .put("wanted", fleet.wanted())
                .put("capacity", fleet.capacity())
                .put("moves", fleet.moves());
        fleet.moved().ifPresent(time -> node.put("moved", time.toString()));
    }

    private static ObjectNode tree(CameraStatus camera) {
        Reading reading = camera.reading();
        ObjectNode node = MAPPER.createObjectNode()
                .put("camera", camera.health().camera().value())
                .put("place", camera.place())
                .put("state", camera.health().state())
                .put("armed", camera.health().isArmed())
                .put("zh", camera.health().chinese())
                .put("en", camera.health().english());
        ArrayNode complaints = node.putArray("complaints");
        camera.health().complaints().forEach(c -> complaints.add(tree(c)));
        camera.stream().ifPresent(s -> tree(s, node));
        camera.pictureAge().ifPresent(age -> node.put("picture_age_s", age.toMillis() / 1000.0));
        reading.attention().ifPresent(attention -> node.put("attention", attention));
        return node.put("fps_in", rounded(reading.in()))
                .put("fps_decoded", rounded(reading.decoded()))
                .put("fps_detected", rounded(reading.detected()))
                .put("drops", reading.drops())
                .put("reconnects", reading.reconnects())
                .put("decode_ms", rounded(reading.decodeMillis()))
                .put("detect_ms", rounded(reading.detectMillis()));
    }

    private static void tree(LiveState stream, ObjectNode node) {
        node.put("stream", stream.condition().name().toLowerCase(Locale.ROOT));
        stream.sentence().ifPresent(sentence -> node.put("stream_trouble", sentence));
    }

    private static ObjectNode tree(Complaint complaint) {
        return MAPPER.createObjectNode()
                .put("state", complaint.ailment().code())
                .put("since", complaint.since().toString());
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
