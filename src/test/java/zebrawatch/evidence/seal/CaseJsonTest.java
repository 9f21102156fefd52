package zebrawatch.evidence.seal;

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
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.EvidenceException;
import zebrawatch.rule.Fact;
import zebrawatch.rule.Ruling;

class CaseJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Schema SCHEMA = schema("/schema/violation-2.json");

    private final SealedCase sealed = Cases.sealed(Cases.of("kl-012-1", 1000));
    private final byte[] document = sealed.document();
    private final CaseEvent event = CaseJson.read(document);

    @Test
    void whatIsWrittenIsReadBackAsItWas() {
        CaseEvent written = CaseEvent.of(sealed.caseFile());
        assertThat(event.bare()).isEqualTo(written.bare());
        assertThat(event.pictures()).isEqualTo(written.pictures());
        assertThat(event.seal()).get().extracting(Seal::station, Seal::number).containsExactly("box-07", 1L);
    }

    @Test
    void whatIsWrittenKeepsToThePublishedSchema() throws IOException {
        assertThat(SCHEMA.validate(MAPPER.readTree(document))).isEmpty();
    }

    @Test
    void fieldsOfALaterVersionAreIgnored() throws IOException {
        ObjectNode json = (ObjectNode) MAPPER.readTree(document);
        json.put("weather", "rain");
        ((ObjectNode) json.get("vehicle")).putObject("plate").put("text", "贵H12345");
        assertThat(SCHEMA.validate(json)).isEmpty();
        assertThat(CaseJson.read(MAPPER.writeValueAsBytes(json))).isEqualTo(event);
    }

    @Test
    void aValueWithoutBoundIsNull() throws IOException {
        byte[] endless = Cases.sealed(
                        withFacts(List.of(Fact.against("post_encroachment_time", Double.POSITIVE_INFINITY, 1.5, "s"))))
                .document();
        JsonNode json = MAPPER.readTree(endless);
        assertThat(json.at("/facts/0/measured").isNull()).isTrue();
        assertThat(SCHEMA.validate(json)).isEmpty();
        assertThat(CaseJson.read(endless).bare().ruling().facts().get(0).measured())
                .isNaN();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id", "camera", "place", "crossing", "kind", "time", "created", "police_case", "vehicle", "facts"
            })
    void aMissingFieldIsNamed(String field) throws IOException {
        ObjectNode json = (ObjectNode) MAPPER.readTree(document);
        json.remove(field);
        assertThat(SCHEMA.validate(json)).isNotEmpty();
        assertThatThrownBy(() -> CaseJson.read(MAPPER.writeValueAsBytes(json)))
                .isInstanceOf(EvidenceException.class)
                .hasMessage("a case needs '" + field + "'");
    }

    @ParameterizedTest
    @CsvSource({"camera,two words", "kind,perhaps", "time,yesterday"})
    void aValueThatCannotBeIsNamed(String field, String value) throws IOException {
        ObjectNode json = (ObjectNode) MAPPER.readTree(document);
        json.put(field, value);
        assertThat(SCHEMA.validate(json)).isNotEmpty();
        assertThatThrownBy(() -> CaseJson.read(MAPPER.writeValueAsBytes(json)))
                .isInstanceOf(EvidenceException.class)
                .hasMessage("a case's '" + field + "' cannot be '" + value + "'");
    }

    @Test
    void whatIsNoJsonIsSaid() {
        assertThatThrownBy(() -> CaseJson.read("<xml/>".getBytes(UTF_8))).hasMessage("a case is JSON, this is not");
    }

    @Test
    void aPictureIsKnownByItsDigest() {
        byte[] jpeg = Cases.of("kl-012-1", 1000).snapshots().get(2).bytes();
        assertThat(event.pictures().get(2).describes(jpeg)).isTrue();
        jpeg[500] ^= 1;
        assertThat(event.pictures().get(2).describes(jpeg)).isFalse();
    }

    @Test
    void aCaseIsPutTogetherFromThePicturesThatAreThere() {
        CaseFile whole = Cases.of("kl-012-1", 1000);
        CaseFile part = event.with(Map.of(2, whole.snapshots().get(1).bytes()));
        assertThat(part.snapshots()).singleElement().satisfies(s -> {
            assertThat(s.kind()).isEqualTo(whole.snapshots().get(1).kind());
            assertThat(s.time()).isEqualTo(whole.snapshots().get(1).time());
        });
    }

    @Test
    void aCaseOfVersion1IsStillRead() throws IOException {
        byte[] old = resource("/wire/violation-1-example.json");
        assertThat(schema("/schema/violation-1.json").validate(MAPPER.readTree(old)))
                .isEmpty();
        CaseEvent read = CaseJson.read(old);
        assertThat(read.bare().ruling().policeCase()).isEqualTo(3);
        assertThat(read.bare().background()).isEmpty();
        assertThat(read.seal()).isEmpty();
        assertThat(read.pictures())
                .extracting(CaseEvent.Picture::file)
                .containsExactly("1-before.jpg", "2-on.jpg", "3-after.jpg", "4-vehicle.jpg");
    }

    /** Whoever reads by version 1 and ignores what it does not know reads version 2, as long as it knows the kinds. */
    @Test
    void aCaseWithTheFourPicturesOfVersion1KeepsToItsSchema() throws IOException {
        assertThat(schema("/schema/violation-1.json").validate(MAPPER.readTree(document)))
                .isEmpty();
    }

    /** Every field that version 1 demands is demanded by version 2 with the same meaning. */
    @Test
    void version2DemandsWhatVersion1Demands() throws IOException {
        JsonNode one = MAPPER.readTree(resource("/schema/violation-1.json"));
        JsonNode two = MAPPER.readTree(resource("/schema/violation-2.json"));
        assertThat(two.get("required")).containsAll(one.get("required"));
        for (String same : List.of("id", "camera", "time", "vehicle", "pedestrian", "moments", "facts")) {
            assertThat(two.at("/properties/" + same)).as(same).isEqualTo(one.at("/properties/" + same));
        }
        assertThat(two.at("/$defs/party")).isEqualTo(one.at("/$defs/party"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sketch", "clock", "made_by", "remarks", "seal"})
    void whatCameWithVersion2IsDemandedByItsSchema(String field) throws IOException {
        ObjectNode json = (ObjectNode) MAPPER.readTree(document);
        json.remove(field);
        assertThat(SCHEMA.validate(json)).isNotEmpty();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = CaseJsonTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static Schema schema(String name) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(CaseJsonTest.class.getResourceAsStream(name));
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
                c.background(),
                c.snapshots());
    }
}
