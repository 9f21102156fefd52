package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.rule.Verdict;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Location;

class CountRecordTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(CountRecordTest.class.getResourceAsStream("/schema/counts-1.json"));
    private static final HourCount TOTAL = new HourCount(
            new CameraId("kl-012"),
            "北侧人行横道",
            Instant.parse("2026-11-22T08:00:00Z"),
            new UUID(1, 2),
            "box-07",
            "北京路与韶山路交叉口",
            Optional.of(new Location(26.5732, 107.9784)),
            Instant.parse("2026-11-22T08:15:30.250Z"),
            Counts.passage(Verdict.YIELDED)
                    .plus(Counts.passage(Verdict.YIELDED))
                    .plus(Counts.passage(Verdict.VIOLATED))
                    .plus(Counts.aCrossing())
                    .plus(Counts.aJaywalker())
                    .plus(Counts.aBlocking())
                    .plus(Counts.watching(Duration.ofMillis(61_250))));

    @Test
    void aTotalIsACloudEventUnderItsCameraCrossingHourAndRun() throws IOException {
        ProducerRecord<String, byte[]> record = CountRecord.of(TOTAL);
        assertThat(record.topic()).isEqualTo("zebra.counts");
        assertThat(record.key()).isEqualTo("kl-012/北侧人行横道/2026-11-22T08:00:00Z/00000000-0000-0001-0000-000000000002");
        assertThat(CaseRecords.header(record.headers(), "ce_type")).isEqualTo("zebrawatch.counts.v1");
        JsonNode json = MAPPER.readTree(record.value());
        assertThat(SCHEMA.validate(json)).isEmpty();
        assertThat(json.get("passages").toString())
                .isEqualTo("{\"violated\":1,\"yielded\":2,\"no_conflict\":0,\"undecided\":0}");
        assertThat(json.get("watched_ms").longValue()).isEqualTo(61_250);
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        HourCount read = CountRecord.read(CountRecord.of(TOTAL).value());
        assertThat(read.counts()).isEqualTo(TOTAL.counts().plus(Counts.NONE));
        assertThat(read.key()).isEqualTo(TOTAL.key());
        assertThat(read.location()).isEqualTo(TOTAL.location());
    }

    @Test
    void aPlaceWithoutALocationIsATotalToo() throws IOException {
        String json = new String(CountRecord.of(TOTAL).value(), StandardCharsets.UTF_8)
                .replace("\"location\":{\"lat\":26.5732,\"lon\":107.9784},", "");
        assertThat(SCHEMA.validate(MAPPER.readTree(json))).isEmpty();
        assertThat(CountRecord.read(json.getBytes(StandardCharsets.UTF_8)).location())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"crossed\":1 | \"crossed\":-1 | counts are 0 or more",
                "\"crossed\":1 | \"crossed\":1.5 | a whole number",
                "\"yielded\":2 | \"yielded\":\"2\" | a whole number",
                "\"crossed\":1 | \"crossed\":10000001 | a whole number up to 10000000",
                "\"crossed\":1 | \"crossed\":1e99 | a whole number",
                "2026-11-22T08:00:00Z | yesterday | not as it should be",
                "2026-11-22T08:00:00Z | 2026-11-22T08:00:01Z | the begin of an hour",
                "2026-11-22T08:00:00Z | +1000000000-12-31T23:00:00Z | the begin of an hour",
                "2026-11-22T08:00:00Z | 1970-01-01T00:00:00Z | the begin of an hour",
                "26.5732 | 90.1 | lat from -90 to 90",
                "26.5732 | null | a number of degrees",
                "26.5732 | 1e999 | lat from -90 to 90",
                "\"station\" | \"sation\" | a text",
                "kl-012 | ../etc | not as it should be",
                "{\"station\" | \"station\" | JSON"
            })
    void whatIsNoTotalIsRefusedInOneSentence(String right, String wrong, String sentence) {
        String json = new String(CountRecord.of(TOTAL).value(), StandardCharsets.UTF_8).replace(right, wrong);
        assertThatThrownBy(() -> CountRecord.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aNameThatNoIndexTakesIsRefused() {
        String json =
                new String(CountRecord.of(TOTAL).value(), StandardCharsets.UTF_8).replace("北侧人行横道", "道".repeat(201));
        assertThatThrownBy(() -> CountRecord.read(json.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("a text of at most 200 characters");
    }

    @Test
    void theSchemaRefusesNegativeNumbers() throws IOException {
        String json = new String(CountRecord.of(TOTAL).value(), StandardCharsets.UTF_8);
        assertThat(SCHEMA.validate(MAPPER.readTree(json.replace("\"crossed\":1", "\"crossed\":-1"))))
                .isNotEmpty();
    }
}
