package zebrawatch.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.Cases;

class CaseReaderIT {
    @RegisterExtension
    final Broker broker = new Broker();

    @TempDir
    Path folder;

    @Test
    void whatWasAbortedIsInvisible() {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            send(producer, "c-1", true);
            send(producer, "c-2", false);
            send(producer, "c-3", true);
        }
        assertThat(broker.read(2)).extracting(CaseFile::id).containsExactly("c-1", "c-3");
    }

    @Test
    void aCaseThatWasSentTwiceComesOnce() {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            send(producer, "c-1", true);
            send(producer, "c-1", true);
            send(producer, "c-2", true);
        }
        assertThat(broker.read(2)).extracting(CaseFile::id).containsExactly("c-1", "c-2");
    }

    @Test
    void aRecordThatIsNoCaseIsSkipped() {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.beginTransaction();
            for (String topic : List.of("zebra.violations", "zebra.snapshots")) {
                var unused = producer.send(new ProducerRecord<>(topic, "kl-012", "hello".getBytes(UTF_8)));
            }
            producer.commitTransaction();
            send(producer, "c-1", true);
        }
        assertThat(broker.read(1)).extracting(CaseFile::id).containsExactly("c-1");
    }

    @Test
    void aCaseWhosePicturesAreGoneComesWithThoseThatAreLeft() {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.beginTransaction();
            for (ProducerRecord<String, byte[]> record :
                    CaseRecords.of(Cases.sealed(Cases.of("c-1", 100)), "test").subList(0, 3)) {
                var unused = producer.send(record);
            }
            producer.commitTransaction();
        }
        assertThat(broker.read(1))
                .singleElement()
                .satisfies(c -> assertThat(c.snapshots())
                        .extracting(Snapshot::kind)
                        .containsExactly(Snapshot.Kind.BEFORE, Snapshot.Kind.ON));
    }

    @Test
    void onlyCasesSentAfterTheGivenTimeAreRead() throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            send(producer, "c-1", true);
            Thread.sleep(20);
            Instant between = Instant.now();
            Thread.sleep(20);
            send(producer, "c-2", true);
            try (CaseReader reader = CaseReader.open(broker.bootstrap(), between, Map.of())) {
                assertThat(Broker.read(reader, 1)).extracting(CaseFile::id).containsExactly("c-2");
            }
            try (CaseReader reader = CaseReader.open(broker.bootstrap(), Instant.now(), Map.of())) {
                assertThat(reader.poll(Duration.ofMillis(200)).cases()).isEmpty();
                send(producer, "c-3", true);
                assertThat(Broker.read(reader, 1)).extracting(CaseFile::id).containsExactly("c-3");
            }
        }
    }

    @Test
    void aFeedWaitsForTopicsThatAreNotThereYetAndHandsCasesOnAsTheyArrive() throws Exception {
        LinkedBlockingQueue<String> arrived = new LinkedBlockingQueue<>();
        CaseReader reader = CaseReader.open(broker.bootstrap(), Instant.EPOCH, Map.of());
        try (CaseFeed feed =
                        CaseFeed.start(reader, c -> arrived.add(c.caseFile().id()));
                KafkaProducer<String, byte[]> producer = producer()) {
            List<String> seen = new ArrayList<>();
            for (String id : List.of("c-1", "c-2")) {
                send(producer, id, true);
                seen.add(arrived.poll(30, TimeUnit.SECONDS));
            }
            assertThat(seen).containsExactly("c-1", "c-2");
            assertThat(feed.isConnected()).isTrue();
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap(), "transactional.id", "test");
        try (Admin admin = Admin.create(settings)) {
            CaseTopics.ensure(admin, List.of(CaseRecords.VIOLATIONS, CaseRecords.SNAPSHOTS), TopicSettings.standard());
        }
        KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    private static void send(KafkaProducer<String, byte[]> producer, String id, boolean commit) {
        producer.beginTransaction();
        for (ProducerRecord<String, byte[]> record : CaseRecords.of(Cases.sealed(Cases.of(id, 200_000)), "test")) {
            var unused = producer.send(record);
        }
        producer.flush();
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }
}
