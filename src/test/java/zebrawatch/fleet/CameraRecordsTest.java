package zebrawatch.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import zebrawatch.scene.CameraId;

class CameraRecordsTest {
    private static final CameraConfig CAMERA = new CameraConfig(
            new CameraId("kl-1"),
            "camera: kl-1\nplace: 凯里\n",
            7,
            "wang@office",
            Instant.parse("2026-03-05T08:15:02.123Z"),
            Instant.parse("2026-03-01T00:00:00Z"),
            Optional.of("box-07"),
            Optional.of(Instant.parse("2026-03-06T07:00:00Z")));

    @Test
    void aRecordIsReadAsTheCameraItWasMadeOf() {
        Placed placed = new Placed(CAMERA, 12);
        assertThat(CameraRecords.read(received(CameraRecords.of(placed)))).isEqualTo(placed);
        Placed unmoved = new Placed(CAMERA.withStation(Optional.empty()), 3);
        assertThat(CameraRecords.read(received(CameraRecords.of(unmoved)))).isEqualTo(unmoved);
    }

    @Test
    void aRemovalHasNoValueAndSaysWhoRemoved() {
        ProducerRecord<String, String> record = CameraRecords.removal(new Placed(CAMERA, 12), "li@office");
        assertThat(record.value()).isNull();
        assertThat(record.key()).isEqualTo("kl-1");
        assertThat(record.partition()).isEqualTo(12);
        assertThat(new String(record.headers().lastHeader("by").value(), UTF_8)).isEqualTo("li@office");
    }

    @Test
    void kafkasTimeAndOffsetStandForHeadersThatAnotherProgramDidNotWrite() {
        CameraConfig read = CameraRecords.read(
                        received(new ProducerRecord<>("zebra.cameras", 4, "kl-9", "camera: kl-9")))
                .camera();
        assertThat(read.version()).isEqualTo(6);
        assertThat(read.written()).isEqualTo(Instant.ofEpochMilli(1000));
        assertThat(read.confirmed()).isEqualTo(Instant.ofEpochMilli(1000));
    }

    @Test
    void aKeyOrHeaderThatCannotBeReadIsSaid() {
        ProducerRecord<String, String> record = CameraRecords.of(new Placed(CAMERA, 12));
        record.headers().remove("confirmed").add("confirmed", "then".getBytes(UTF_8));
        assertThatThrownBy(() -> CameraRecords.read(received(record)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a header of kl-1 cannot be read")
                .hasMessageContaining("then");
        assertThatThrownBy(() -> CameraRecords.read(received(new ProducerRecord<>("zebra.cameras", 4, "kl 9", ""))))
                .hasMessageContaining("got 'kl 9'");
    }

    private static ConsumerRecord<String, String> received(ProducerRecord<String, String> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                sent.partition(),
                5,
                1000,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                new RecordHeaders(sent.headers()),
                Optional.empty());
    }
}
