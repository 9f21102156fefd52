package zebrawatch.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import zebrawatch.evidence.seal.SealedCase;

/** Writes cases into Kafka's topics faster than a station does, and what is none. */
public final class Records implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    public Records(String bootstrap) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap,
                "transactional.id",
                "records",
                "max.request.size",
                CaseTopics.MAX_RECORD_BYTES,
                "linger.ms",
                20);
        try (Admin admin = Admin.create(settings)) {
            CaseTopics.ensure(admin, List.of(CaseRecords.VIOLATIONS, CaseRecords.SNAPSHOTS), TopicSettings.standard());
        }
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Sends cases in one transaction. */
    public void send(List<SealedCase> cases) {
        sendRecords(cases.stream()
                .flatMap(c -> CaseRecords.of(c, "records").stream())
                .toList());
    }

    /** Sends a case whose picture of the given number was exchanged. */
    public void sendWithOtherPicture(SealedCase sealed, int seq) {
        List<ProducerRecord<String, byte[]>> records = CaseRecords.of(sealed, "records");
        sendRecords(IntStream.range(0, records.size())
                .mapToObj(i -> i == seq
                        ? new ProducerRecord<>(
                                CaseRecords.SNAPSHOTS,
                                null,
                                records.get(i).key(),
                                "another picture".getBytes(UTF_8),
                                records.get(i).headers())
                        : records.get(i))
                .toList());
    }

    /** Sends something that is no case to both topics. */
    public void sendNonsense() {
        sendRecords(List.of(
                new ProducerRecord<>(CaseRecords.VIOLATIONS, "kl-012", "hello".getBytes(UTF_8)),
                new ProducerRecord<>(CaseRecords.SNAPSHOTS, "kl-012", "hello".getBytes(UTF_8))));
    }

    private void sendRecords(List<ProducerRecord<String, byte[]>> records) {
        producer.beginTransaction();
        for (ProducerRecord<String, byte[]> record : records) {
            var unused = producer.send(record);
        }
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close();
    }
}
