package zebrawatch.publish;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.CaseJson;
import zebrawatch.evidence.seal.SealedCase;

/**
 * The Kafka records of a case: its event as a {@link CloudEvent}, then one record a picture, its bytes as they are. All have the camera as key, so that one camera's
 * cases keep their order and its pictures lie in the partition of the same number.
 */
final class CaseRecords {
    static final String VIOLATIONS = "zebra.violations";
    static final String SNAPSHOTS = "zebra.snapshots";

    /** Headers of a picture. */
    static final String CASE_ID = "case-id";

    static final String SEQ = "seq";
    static final String KIND = "kind";
    static final String FILE = "file";
    static final String SHA256 = "sha256";

    /** Of both kinds of records, as CloudEvents wants it. */
    static final String CONTENT_TYPE = "content-type";

    /** Header of an event: the id of its case. */
    static final String EVENT_ID = "ce_id";

    private CaseRecords() {}

    /**
     * In the order in which they are sent.
     *
     * @param station who sends them
     */
    static List<ProducerRecord<String, byte[]>> of(SealedCase sealed, String station) {
        CaseFile caseFile = sealed.caseFile();
        CaseEvent event = CaseEvent.of(caseFile);
        String key = caseFile.camera().value();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        records.add(cloudEvent(caseFile, station).record(VIOLATIONS, key, sealed.document()));
        for (CaseEvent.Picture picture : event.pictures()) {
            Map<String, String> headers = Map.of(
                    CASE_ID, event.id(),
                    SEQ, Integer.toString(picture.seq()),
                    KIND, picture.kind().code(),
                    FILE, picture.file(),
                    SHA256, picture.sha256(),
                    CONTENT_TYPE, picture.kind().media().type());
            byte[] content = caseFile.snapshots().get(picture.seq() - 1).bytes();
            records.add(record(SNAPSHOTS, key, content, headers));
        }
        return records;
    }

    /** @throws PublishException if the record has no such header */
    static String header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null) {
            throw new PublishException("a picture needs the header '" + name + "'");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Empty where the record has none. */
    static String optionalHeader(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** A picture's name in its package; version 1 had no such header. */
    static String file(Headers headers) {
        String file = optionalHeader(headers, FILE);
        return file.isEmpty() ? optionalHeader(headers, SEQ) + "-" + optionalHeader(headers, KIND) + ".jpg" : file;
    }

    private static CloudEvent cloudEvent(CaseFile caseFile, String station) {
        return new CloudEvent(
                caseFile.id(),
                CloudEvent.station(station),
                "violation",
                CaseJson.VERSION,
                caseFile.camera().value(),
                caseFile.ruling().time());
    }

    /** One record with text headers. */
    static ProducerRecord<String, byte[]> record(String topic, String key, byte[] value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
