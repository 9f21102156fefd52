package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zebrawatch.scene.CameraId;
import zebrawatch.video.health.Ailment;
import zebrawatch.video.health.CameraHealth;
import zebrawatch.video.health.Complaint;
import zebrawatch.video.health.Measure;
import zebrawatch.video.health.Measure.Quantity;

class HealthRecordTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(HealthRecordTest.class.getResourceAsStream("/schema/health-1.json"));
    private static final Instant NOW = Instant.parse("2026-11-22T08:15:30.250Z");

    static CameraHealth moved(Instant at) {
        return new CameraHealth(
                new CameraId("kl-012"),
                at,
                List.of(new Complaint(
                        Ailment.MOVED,
                        NOW.minusSeconds(30),
                        List.of(
                                new Measure(Quantity.DISPLACEMENT, 23.4, OptionalDouble.of(12.8)),
                                new Measure(Quantity.DISPLACEMENT_ON_ROAD, 1.31, OptionalDouble.empty())))));
    }

    @Test
    void aCamerasHealthIsACloudEventUnderItsId() throws IOException {
        ProducerRecord<String, byte[]> record = HealthRecord.of(HealthEvent.of("box-07", moved(NOW)));
        assertThat(record.topic()).isEqualTo("zebra.health");
        assertThat(record.key()).isEqualTo("kl-012");
        assertThat(CaseRecords.header(record.headers(), "ce_type")).isEqualTo("zebrawatch.health.v1");
        assertThat(CaseRecords.header(record.headers(), "ce_id")).isEqualTo("kl-012@2026-11-22T08:15:30.250Z@moved");
        assertThat(CaseRecords.header(record.headers(), "ce_source")).isEqualTo("/zebrawatch/stations/box-07");
        JsonNode json = MAPPER.readTree(record.value());
        assertThat(SCHEMA.validate(json)).isEmpty();
        assertThat(json.get("armed").booleanValue()).isFalse();
        assertThat(json.get("zh").textValue()).isEqualTo("摄像机已移位,须重新确认人行横道轮廓:人行横道角点偏移 23 像素(限值 13),地面偏移 1.31 米");
        assertThat(json.at("/complaints/0/measures/0").toString())
                .isEqualTo("{\"name\":\"displacement\",\"value\":23.4,\"unit\":\"px\",\"limit\":12.8}");
    }

    @ParameterizedTest
    @EnumSource
    void aStationsStateIsAnEventUnderItsName(StationState state) throws IOException {
        ProducerRecord<String, byte[]> record = HealthRecord.of(HealthEvent.of("box-07", state, NOW));
        assertThat(record.key()).isEqualTo("box-07");
        JsonNode json = MAPPER.readTree(record.value());
        assertThat(SCHEMA.validate(json)).isEmpty();
        assertThat(json.has("camera")).isFalse();
        assertThat(json.get("state").textValue()).isEqualTo(state.code());
    }

    @Test
    void theSchemaRefusesAnEventWithoutAState() throws IOException {
        ObjectNode json = (ObjectNode) MAPPER.readTree(
                HealthRecord.of(HealthEvent.of("box-07", moved(NOW))).value());
        json.remove("state");
        assertThat(SCHEMA.validate(json)).isNotEmpty();
    }
}
