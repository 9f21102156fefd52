package zebrawatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.video.Hardware;
import zebrawatch.video.Login;
import zebrawatch.video.RtspSettings;
import zebrawatch.video.RtspSettings.Transport;
import zebrawatch.video.SourceSettings;

class SourceSectionTest {
    private static final Path FOLDER = Path.of("/etc/zebrawatch");
    private static final URI ADDRESS = URI.create("rtsp://10.1.2.3:554/main?channel=1");

    private static Optional<SourceSettings> source(String yaml) {
        String text = """
                camera: kl-1
                place: 凯里市北京西路
                %s
                picture: {width: 1280, height: 720}
                crossings:
                  - name: main
                    outline: [[100, 600], [900, 600], [800, 400], [200, 400]]
                    length: 12
                    width: 5
                """.formatted(yaml);
        return CameraFile.parse("camera.yaml", text, FOLDER).source();
    }

    @Test
    void aCameraWithoutASourceHasNone() {
        assertThat(source("")).isEmpty();
    }

    @Test
    void anAddressAloneIsEnough() {
        assertThat(source("source: " + ADDRESS)).hasValue(RtspSettings.of(ADDRESS, Optional.empty()));
    }

    @Test
    void whatHasNoSchemeIsAFileBesideTheCamerasOwn() {
        assertThat(source("source: clip.mp4")).hasValue(new SourceSettings.ClipFile(FOLDER.resolve("clip.mp4")));
    }

    @Test
    void aLoginInTheAddressIsTakenOutOfIt() {
        RtspSettings camera = (RtspSettings)
                source("source: rtsp://cam:p%40ss+1@10.1.2.3/main").orElseThrow();
        assertThat(camera.login()).hasValue(new Login("cam", new Login.Written("p@ss+1")));
        assertThat(camera.shown()).isEqualTo("rtsp://10.1.2.3/main");
        assertThat(camera.toString()).doesNotContain("ss+1");
    }

    @ParameterizedTest
    @CsvSource({"password_env,CAM_1", "password_file,cam-1.secret", "password,geheim"})
    void credentialsSayWhereThePasswordIs(String key, String value) {
        String yaml = "source: {rtsp: '%s', transport: udp, hwaccel: vaapi, credentials: {user: cam, %s: %s}}"
                .formatted(ADDRESS, key, value);
        Login.Secret secret = switch (key) {
            case "password_env" -> new Login.Variable(value);
            case "password_file" -> new Login.SecretFile(FOLDER.resolve(value));
            default -> new Login.Written(value);
        };
        assertThat(source(yaml))
                .hasValue(new RtspSettings(
                        ADDRESS, Optional.of(new Login("cam", secret)), Transport.UDP, Hardware.VAAPI));
    }

    /** Each row: what stands under {@code source}, and the sentence after the file's name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://geheim@10.1.2.3/ | :3:9 source: expected an address such as rtsp://10.1.2.3:554/stream1 or a video file",
                "rtsp:///main | :3:9 source: expected an address",
                "'rtsp://u:geheim 1@h/' | :3:9 source: expected an address such as rtsp://10.1.2.3:554/stream1 or a video file;"
                        + " a login with special characters belongs under 'credentials'",
                "{transport: udp} | :3:9 source.rtsp: is missing",
                "{rtsp: 'rtsp://h/1', transport: sctp} | :3:41 source.transport: expected tcp or udp, got 'sctp'",
                "{rtsp: 'rtsp://h/1', hwaccel: intel} | :3:39 source.hwaccel: expected none or vaapi or cuda, got 'intel'",
                "{rtsp: 'rtsp://h/1', transprot: udp} | :3:30 source.transprot: unknown key; did you mean 'transport'?",
                "{rtsp: 'rtsp://h/1', credentials: {user: cam}} | :3:50 source.credentials.user: expected one of",
                "{rtsp: 'rtsp://h/1', credentials: {password_env: X}} | :3:43 source.credentials.user: is missing",
                "{rtsp: 'rtsp://a:geheim@h/1', credentials: {user: cam, password: geheim}} | :3:16 source.rtsp: holds a login"
            })
    void whatIsWrongIsSaidWithItsPlaceAndNoPassword(String yaml, String sentence) {
        assertThatThrownBy(() -> source("source: " + yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("camera.yaml" + sentence)
                .hasMessageNotContaining("geheim");
    }
}
