package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ExposureRecordTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ExposureRecordTest.class.getResourceAsStream("/schema/exposure-1.json"));
    private static final UUID ISSUE = UUID.fromString("5c1f9a0e-2b1d-4d55-8a53-0b8f2a7f7c11");
    private static final Instant AT = Instant.parse("2026-11-28T06:00:00Z");

    @Test
    void whatWasPublishedIsACloudEventUnderTheIssuesId() throws IOException {
        ExposureEvent event = event(
                "published",
                List.of(new ExposureEvent.Item(
                        UUID.randomUUID(),
                        "北京路与韶山路交叉口",
                        AT.minusSeconds(9_000),
                        "car",
                        "贵H·***08",
                        List.of(new ExposureEvent.Picture(UUID.randomUUID(), "ab".repeat(32), 1280, 720)))));

        ProducerRecord<String, byte[]> record = ExposureRecord.of(event);

        assertThat(record.topic()).isEqualTo("zebra.exposures");
        assertThat(record.key()).isEqualTo(ISSUE.toString());
        assertThat(CaseRecords.header(record.headers(), "ce_id"))
                .isEqualTo(event.id().toString());
        assertThat(CaseRecords.header(record.headers(), "ce_type")).isEqualTo("zebrawatch.exposure.v1");
        JsonNode json = MAPPER.readTree(record.value());
        assertThat(SCHEMA.validate(json)).isEmpty();
        assertThat(json.at("/number").intValue()).isEqualTo(13);
        assertThat(json.at("/items/0/plate").textValue()).isEqualTo("贵H·***08");
        assertThat(json.at("/items/0/pictures/0/width").intValue()).isEqualTo(1280);
    }

    @Test
    void whatWasWithdrawnShowsNothing() throws IOException {
        JsonNode json =
                MAPPER.readTree(ExposureRecord.of(event("withdrawn", List.of())).value());

        assertThat(SCHEMA.validate(json)).isEmpty();
        assertThat(json.at("/items").size()).isZero();
        assertThat(json.at("/reason").textValue()).isEqualTo("号牌有误");
    }

    static ExposureEvent event(String kind, List<ExposureEvent.Item> items) {
        return new ExposureEvent(UUID.randomUUID(), ISSUE, 13, "北京路", kind, AT, "zhou", "号牌有误", "曝光办法", items);
    }
}
