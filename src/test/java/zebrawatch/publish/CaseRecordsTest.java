package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.evidence.seal.SealedCase;

class CaseRecordsTest {
    private final CaseFile caseFile = Cases.of("kl-012-1", 1000);
    private final SealedCase sealed = Cases.sealed(caseFile);
    private final List<ProducerRecord<String, byte[]>> records = CaseRecords.of(sealed, "box-07");

    @Test
    void aCaseIsOneEventAndOneRecordAPictureUnderTheCamerasKey() {
        assertThat(records)
                .extracting(ProducerRecord::topic)
                .containsExactly(
                        "zebra.violations", "zebra.snapshots", "zebra.snapshots", "zebra.snapshots", "zebra.snapshots");
        assertThat(records).extracting(ProducerRecord::key).containsOnly("kl-012");
    }

    @Test
    void theEventIsACloudEventInBinaryMode() {
        assertThat(headers(records.get(0)))
                .isEqualTo(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "kl-012-1",
                        "ce_source", "/zebrawatch/stations/box-07",
                        "ce_type", "zebrawatch.violation.v2",
                        "ce_subject", "kl-012",
                        "ce_time", "2026-11-22T00:15:30.240Z",
                        "ce_dataschema", "urn:zebrawatch:schema:violation:2",
                        "content-type", "application/json"));
        assertThat(records.get(0).value()).isEqualTo(sealed.document());
    }

    @Test
    void aPicturesRecordIsTheBytesAndSaysWhoseTheyAre() {
        assertThat(records.get(3).value()).isEqualTo(caseFile.snapshots().get(2).bytes());
        assertThat(headers(records.get(3)))
                .isEqualTo(Map.of(
                        "case-id",
                        "kl-012-1",
                        "seq",
                        "3",
                        "kind",
                        "after",
                        "file",
                        "3-after.jpg",
                        "content-type",
                        "image/jpeg",
                        "sha256",
                        CaseEvent.of(caseFile).pictures().get(2).sha256()));
    }

    @Test
    void aMissingHeaderIsNamed() {
        assertThatThrownBy(() -> CaseRecords.header(new RecordHeaders(), "seq"))
                .hasMessage("a picture needs the header 'seq'");
    }

    private static Map<String, String> headers(ProducerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers().forEach(h -> headers.put(h.key(), CaseRecords.header(record.headers(), h.key())));
        return headers;
    }
}
