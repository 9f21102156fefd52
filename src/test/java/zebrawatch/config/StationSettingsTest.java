package zebrawatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.attention.AttentionSettings;
import zebrawatch.attention.AttentionSettings.Mode;
import zebrawatch.publish.SpoolLimits;
import zebrawatch.publish.TopicSettings;
import zebrawatch.scene.CameraId;

class StationSettingsTest {
    private static final String CAMERA = """
            - camera: %s
              place: 凯里市韶山路
              picture: {width: 1280, height: 720}
              source: rtsp://10.0.0.1/main
              %s
              crossings:
              - name: main
                outline: [[263.9, 419.8], [754.9, 554.4], [873.9, 460.4], [424.2, 364.2]]
                length: 9.6
                width: 4.0
            """;

    @TempDir
    private Path folder;

    @Test
    void whatACityFileSaysOfItsStationsIsRead() throws IOException {
        StationSettings station = CameraFile.readStation(city("""
                station:
                  name: box-07
                  bootstrap: kafka:9092
                  data: spool
                  port: 9
                  capacity: 3
                  workers: 2
                  cameras: [a, b]
                  key: station.key
                  ntp: [ntp.example.cn, "10.0.0.1:1123"]
                  clock_needed: true
                  spool: {gigabytes: 50, keep_days: 45}
                  topics: {retention_days: 90, partitions: 12}
                  kafka: {security.protocol: SSL}
                """));
        assertThat(station.name()).contains("box-07");
        assertThat(station.bootstrap()).contains("kafka:9092");
        assertThat(station.data()).isEqualTo(folder.resolve("spool"));
        assertThat(station.port()).isEqualTo(9);
        assertThat(station.capacity()).isEqualTo(3);
        assertThat(station.workers()).contains(2);
        assertThat(station.cameras()).containsExactly(new CameraId("a"), new CameraId("b"));
        assertThat(station.key()).contains(folder.resolve("station.key"));
        assertThat(station.ntp()).containsExactly("ntp.example.cn", "10.0.0.1:1123");
        assertThat(station.clockNeeded()).isTrue();
        assertThat(station.kafka()).containsEntry("security.protocol", "SSL");
        assertThat(station.spool())
                .isEqualTo(new SpoolLimits(50_000_000_000L, Duration.ofDays(45), Duration.ofDays(45)));
        assertThat(station.topics()).isEqualTo(new TopicSettings(12, Duration.ofDays(90)));
        assertThat(CameraFile.readStation(city(""))).isEqualTo(StationSettings.standard());
    }

    @Test
    void problemsOfAStationAreToldWithTheirPlace() throws IOException {
        Path city = city("station: {capacity: 0, cameras: []}\n");
        assertThatThrownBy(() -> CameraFile.readStation(city))
                .hasMessageContaining("city.yaml:1:21")
                .hasMessageContaining("station.capacity")
                .hasMessageContaining("station.cameras");
    }

    @Test
    void theLawsThirtyDaysAreTheLeastThatKafkaKeeps() throws IOException {
        assertThatThrownBy(() -> CameraFile.readStation(city("station: {topics: {retention_days: 29}}\n")))
                .hasMessageContaining("station.topics.retention_days");
        assertThatThrownBy(() -> CameraFile.readStation(city("station: {spool: {gigabytes: 0}}\n")))
                .hasMessageContaining("station.spool.gigabytes");
        StationSettings station = CameraFile.readStation(city("station: {spool: {keep_days: 1}}\n"));
        assertThat(station.spool().keep()).isEqualTo(Duration.ofDays(1));
        assertThat(station.spool().remembered()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void aServerOfAnotherFormAndAClockThatNobodyCouldKnowAreProblems() throws IOException {
        assertThatThrownBy(() -> CameraFile.readStation(city("station: {ntp: [\"a:b:c\"]}\n")))
                .hasMessageContaining("an NTP server is host or host:port, got 'a:b:c'");
        assertThatThrownBy(() -> CameraFile.readStation(city("station: {clock_needed: true}\n")))
                .hasMessageContaining("station.clock_needed")
                .hasMessageContaining("needs 'ntp'");
    }

    @Test
    void aCamerasAttentionDiffersFromTheCitysInWhatItSays() throws IOException {
        List<CameraSettings> cameras = CameraFile.readCity(city("attention: {mode: always, linger: 7}\n"));
        AttentionSettings a = cameras.get(0).attention();
        AttentionSettings b = cameras.get(1).attention();
        assertThat(a.mode()).isEqualTo(Mode.ALWAYS);
        assertThat(b.mode()).isEqualTo(Mode.AUTO);
        assertThat(List.of(a, b))
                .allSatisfy(x -> assertThat(x.linger().toSeconds()).isEqualTo(7));
        assertThat(b.surroundings()).isEqualTo(6);
    }

    private Path city(String head) throws IOException {
        String text = head + "cameras:\n" + CAMERA.formatted("a", "")
                + CAMERA.formatted("b", "attention: {mode: auto, surroundings: 6}");
        return Files.writeString(folder.resolve("city.yaml"), text);
    }
}
