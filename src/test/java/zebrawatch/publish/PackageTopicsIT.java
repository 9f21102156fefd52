package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.evidence.seal.ChainLink;
import zebrawatch.evidence.seal.KeyRing;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.evidence.verify.Finding;
import zebrawatch.evidence.verify.Verification;

/** What verification finds of packages that lie in Kafka. */
class PackageTopicsIT {
    @RegisterExtension
    final Broker broker = new Broker();

    private final List<SealedCase> chain = chain(3);

    @Test
    void packagesAsTheyWereSealedAreInOrderAlsoIfOneWasSentTwice() {
        send(chain.get(0), UnaryOperator.identity());
        send(chain.get(1), UnaryOperator.identity());
        send(chain.get(1), UnaryOperator.identity());
        send(chain.get(2), UnaryOperator.identity());
        Verification verification = new Verification(KeyRing.empty(), true);
        assertThat(findings(verification)).isEmpty();
        assertThat(verification.packages()).isEqualTo(3);
    }

    @Test
    void aPictureThatIsMissingOrAlteredIsNamed() {
        send(chain.get(0), records -> records.subList(0, 4));
        send(chain.get(1), records -> {
            records.get(2).value()[7] ^= 1;
            return records;
        });
        assertThat(findings(new Verification(KeyRing.empty(), true)))
                .containsExactlyInAnyOrder(
                        new Finding(Finding.Kind.MISSING, "c-0", "4-vehicle.jpg is missing"),
                        new Finding(Finding.Kind.ALTERED, "c-1", "2-on.jpg was altered after it was signed"));
    }

    @Test
    void packagesInAnotherOrderAndOneThatIsGoneAreNamed() {
        List<SealedCase> five = chain(5);
        for (int i : new int[] {0, 2, 1, 4}) {
            send(five.get(i), UnaryOperator.identity());
        }
        assertThat(findings(new Verification(KeyRing.empty(), true)))
                .extracting(Finding::kind, Finding::where)
                .containsExactly(tuple(Finding.Kind.REORDERED, "c-1"), tuple(Finding.Kind.BROKEN_CHAIN, "c-4"));
    }

    @Test
    void picturesWithoutTheirDocumentAreNamed() {
        send(chain.get(0), UnaryOperator.identity());
        send(chain.get(1), records -> records.subList(1, 3));
        assertThat(findings(new Verification(KeyRing.empty(), true)))
                .containsExactly(new Finding(Finding.Kind.MISSING, "c-1", "case.json is missing"));
    }

    @Test
    void aTopicThatIsNotThereIsSaid() {
        PackageTopics topics = new PackageTopics(broker.bootstrap(), "zebra.none", "zebra.snapshots", Map.of());
        assertThatThrownBy(() -> topics.read(contents -> {}))
                .isInstanceOf(PublishException.class)
                .hasMessage("Kafka at " + broker.bootstrap() + " has no topic zebra.none");
    }

    private static List<SealedCase> chain(int length) {
        List<SealedCase> chain = new ArrayList<>();
        ChainLink head = ChainLink.START;
        for (int i = 0; i < length; i++) {
            SealedCase next = Cases.sealer("box-07").seal(Cases.of("c-" + i, 1000), head);
            head = new ChainLink(head.number() + 1, next.sha256());
            chain.add(next);
        }
        return chain;
    }

    private List<Finding> findings(Verification verification) {
        List<Finding> findings = new ArrayList<>();
        new PackageTopics(broker.bootstrap(), "zebra.violations", "zebra.snapshots", Map.of())
                .read(contents -> findings.addAll(verification.check(contents)));
        findings.addAll(verification.chains());
        return findings;
    }

    private void send(SealedCase sealed, UnaryOperator<List<ProducerRecord<String, byte[]>>> change) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap(), "transactional.id", "test");
        try (Admin admin = Admin.create(settings)) {
            CaseTopics.ensure(admin, List.of(CaseRecords.VIOLATIONS, CaseRecords.SNAPSHOTS), TopicSettings.standard());
        }
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (ProducerRecord<String, byte[]> record : change.apply(CaseRecords.of(sealed, "box-07"))) {
                var unused = producer.send(record);
            }
            producer.commitTransaction();
        }
    }
}
