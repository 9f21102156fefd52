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
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionRecordTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(DecisionRecordTest.class.getResourceAsStream("/schema/decision-1.json"));
    private static final Instant NOW = Instant.parse("2026-11-22T08:15:30.250Z");

    static DecisionEvent confirmed(String note) {
        return new DecisionEvent(
                new UUID(1, 2),
                "kl-012-1",
                "ab".repeat(32),
                "kl-012",
                "北侧人行横道",
                NOW.minusSeconds(60),
                NOW,
                1,
                true,
                new UUID(3, 4),
                "confirmed",
                Optional.of("private"),
                Optional.of("penalty"),
                "贵H12345",
                List.of(),
                note);
    }

    @Test
    void aDecisionIsACloudEventUnderItsCase() throws IOException {
        ProducerRecord<String, byte[]> record = DecisionRecord.of(confirmed(""));
        assertThat(record.topic()).isEqualTo("zebra.decisions");
        assertThat(record.key()).isEqualTo("kl-012-1");
        assertThat(CaseRecords.header(record.headers(), "ce_type")).isEqualTo("zebrawatch.decision.v1");
        assertThat(CaseRecords.header(record.headers(), "ce_id")).isEqualTo("00000000-0000-0001-0000-000000000002");
        JsonNode json = MAPPER.readTree(record.value());
        assertThat(SCHEMA.validate(json)).isEmpty();
        assertThat(json.get("plate").textValue()).isEqualTo("贵H12345");
        assertThat(json.get("final").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"}, {\"final\": false", "</script>", "\u2028"})
    void hostileTextStaysText(String note) throws IOException {
        JsonNode json = MAPPER.readTree(DecisionRecord.of(confirmed(note)).value());
        assertThat(SCHEMA.validate(json)).isEmpty();
        assertThat(json.get("note").textValue()).isEqualTo(note);
    }
}
