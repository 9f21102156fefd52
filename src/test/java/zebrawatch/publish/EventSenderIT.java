package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventSenderIT {
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    @RegisterExtension
    final Broker broker = new Broker();

    @Test
    void whatIsSentLiesInTheTopicUnderItsCase() {
        try (EventSender<DecisionEvent> sender = EventSender.ofDecisions(broker.bootstrap(), Map.of())) {
            sender.send(List.of(DecisionRecordTest.confirmed("一"), DecisionRecordTest.confirmed("二")));
        }
        assertThat(read(DecisionRecord.TOPIC, 2))
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.key()).isEqualTo("kl-012-1"));
    }

    @Test
    void whatTheBoardPublishedLiesInItsTopicUnderItsIssue() {
        ExposureEvent event = ExposureRecordTest.event("published", List.of());
        try (EventSender<ExposureEvent> sender = EventSender.ofExposures(broker.bootstrap(), Map.of())) {
            sender.send(List.of(event));
        }
        assertThat(read(ExposureRecord.TOPIC, 1))
                .extracting(ConsumerRecord::key)
                .containsExactly(event.issue().toString());
    }

    @Test
    void withoutKafkaItSaysSoInOneSentence() {
        try (EventSender<DecisionEvent> sender = EventSender.ofDecisions("localhost:1", Map.of())) {
            assertThatThrownBy(() -> sender.send(List.of(DecisionRecordTest.confirmed(""))))
                    .isInstanceOf(PublishException.class)
                    .hasMessage("Kafka at localhost:1 does not answer");
        }
    }

    private List<ConsumerRecord<String, byte[]>> read(String topic, int count) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrap(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList());
            long end = System.nanoTime() + ENOUGH.toNanos();
            while (records.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
