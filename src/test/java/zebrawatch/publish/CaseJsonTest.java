package zebrawatch.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.evidence.CaseFile;
import zebrawatch.rule.Fact;
import zebrawatch.rule.Ruling;

class CaseJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(CaseJsonTest.class.getResourceAsStream("/schema/violation-1.json"));

    private final CaseEvent event = CaseEvent.of(Cases.of("kl-012-1", 1000));

    @Test
    void whatIsWrittenIsReadBackAsItWas() {
        assertThat(CaseJson.read(CaseJson.write(event))).isEqualTo(event);
        assertThat(CaseJson.read(CaseJson.writeForPeople(event))).isEqualTo(event);
    }

    @Test
    void whatIsWrittenKeepsToThePublishedSchema() throws IOException {
        assertThat(SCHEMA.validate(MAPPER.readTree(CaseJson.write(event)))).isEmpty();
    }

    @Test
    void fieldsOfALaterVersionAreIgnored() throws IOException {
        ObjectNode json = (ObjectNode) MAPPER.readTree(CaseJson.write(event));
        json.put("weather", "rain");
        ((ObjectNode) json.get("vehicle")).putObject("plate").put("text", "贵H12345");
        assertThat(SCHEMA.validate(json)).isEmpty();
        assertThat(CaseJson.read(MAPPER.writeValueAsBytes(json))).isEqualTo(event);
    }

    @Test
    void aValueWithoutBoundIsNull() throws IOException {
        CaseEvent endless = CaseEvent.of(
                withFacts(List.of(Fact.against("post_encroachment_time", Double.POSITIVE_INFINITY, 1.5, "s"))));
        JsonNode json = MAPPER.readTree(CaseJson.write(endless));
        assertThat(json.at("/facts/0/measured").isNull()).isTrue();
        assertThat(SCHEMA.validate(json)).isEmpty();
        assertThat(CaseJson.read(CaseJson.write(endless))
                        .ruling()
                        .facts()
                        .get(0)
                        .measured())
                .isNaN();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id", "camera", "place", "crossing", "kind", "time", "created", "police_case", "vehicle", "facts"
            })
    void aMissingFieldIsNamed(String field) throws IOException {
        ObjectNode json = (ObjectNode) MAPPER.readTree(CaseJson.write(event));
        json.remove(field);
        assertThat(SCHEMA.validate(json)).isNotEmpty();
        assertThatThrownBy(() -> CaseJson.read(MAPPER.writeValueAsBytes(json)))
                .isInstanceOf(PublishException.class)
                .hasMessage("a case needs '" + field + "'");
    }

    @ParameterizedTest
    @CsvSource({"camera,two words", "kind,perhaps", "time,yesterday"})
    void aValueThatCannotBeIsNamed(String field, String value) throws IOException {
        ObjectNode json = (ObjectNode) MAPPER.readTree(CaseJson.write(event));
        json.put(field, value);
        assertThat(SCHEMA.validate(json)).isNotEmpty();
        assertThatThrownBy(() -> CaseJson.read(MAPPER.writeValueAsBytes(json)))
                .isInstanceOf(PublishException.class)
                .hasMessage("a case's '" + field + "' cannot be '" + value + "'");
    }

    @Test
    void whatIsNoJsonIsSaid() {
        assertThatThrownBy(() -> CaseJson.read("<xml/>".getBytes(UTF_8))).hasMessage("a case is JSON, this is not");
    }

    @Test
    void aPictureIsKnownByItsDigest() {
        byte[] jpeg = Cases.of("kl-012-1", 1000).snapshots().get(2).jpeg();
        assertThat(event.pictures().get(2).describes(jpeg)).isTrue();
        jpeg[500] ^= 1;
        assertThat(event.pictures().get(2).describes(jpeg)).isFalse();
    }

    @Test
    void aCaseIsPutTogetherFromThePicturesThatAreThere() {
        CaseFile whole = Cases.of("kl-012-1", 1000);
        CaseFile part = event.with(Map.of(2, whole.snapshots().get(1).jpeg()));
        assertThat(part.snapshots()).singleElement().satisfies(s -> {
            assertThat(s.kind()).isEqualTo(whole.snapshots().get(1).kind());
            assertThat(s.time()).isEqualTo(whole.snapshots().get(1).time());
        });
    }

    private static CaseFile withFacts(List<Fact> facts) {
        CaseFile c = Cases.of("kl-012-2", 10);
        Ruling r = c.ruling();
        return new CaseFile(
                c.id(),
                c.camera(),
                c.place(),
                c.created(),
                new Ruling(
                        r.kind(),
                        r.time(),
                        r.crossing(),
                        r.vehicle(),
                        r.pedestrian(),
                        r.policeCase(),
                        r.moments(),
                        facts),
                c.snapshots());
    }
}
