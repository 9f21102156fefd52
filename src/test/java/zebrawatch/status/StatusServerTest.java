package zebrawatch.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.meters.CameraReadings.Reading;
import zebrawatch.meters.FleetReading;
import zebrawatch.meters.Scrape;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Signal;
import zebrawatch.status.StatusServer.Settings;
import zebrawatch.video.Frame;
import zebrawatch.video.Lamp;
import zebrawatch.video.LampSettings;
import zebrawatch.video.LiveState;
import zebrawatch.video.LiveState.Condition;
import zebrawatch.video.PushedSignals;
import zebrawatch.video.health.Ailment;
import zebrawatch.video.health.CameraHealth;
import zebrawatch.video.health.Complaint;
import zebrawatch.video.health.Measure;
import zebrawatch.video.health.Measure.Quantity;

class StatusServerTest {
    private static final String TOKEN = "s3cret";
    private static final CameraId CAMERA = new CameraId("kl-001");

    private final List<CameraStatus> cameras = new ArrayList<>(List.of(camera("kl-001")));
    private final PushedSignals signals = new PushedSignals();
    private final Lamp lamp = new LampSettings.Pushed(Duration.ofMinutes(1)).lamp(CAMERA, "main", signals);
    private final HttpClient client = HttpClient.newHttpClient();
    private boolean kafka = true;
    private boolean spoolFull;
    private int wanted = 1;
    private Duration clockOffset = Duration.ofMillis(12);
    private final StatusServer server = start(Optional.of(TOKEN));

    private StatusServer start(Optional<String> token) {
        return StatusServer.start(settings(0, token), new Scrape(), this::status, signals);
    }

    private static Settings settings(int port, Optional<String> token) {
        return new Settings(StatusServer.LOOPBACK, port, ZoneId.of("Asia/Shanghai"), Optional.empty(), token);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static CameraStatus camera(String id, Ailment... ailments) {
        Instant since = Instant.parse("2026-11-22T08:15:00Z");
        List<Complaint> complaints = new ArrayList<>();
        for (Ailment ailment : ailments) {
            complaints.add(new Complaint(
                    ailment, since, List.of(new Measure(Quantity.DISPLACEMENT, 23.4, OptionalDouble.of(12.8)))));
        }
        return new CameraStatus(
                "北京西路<东>口",
                new CameraHealth(new CameraId(id), since, complaints),
                Optional.of(Duration.ofMillis(340)),
                Optional.of(new LiveState(
                        List.of(ailments).contains(Ailment.OFFLINE) ? Condition.UNAUTHORISED : Condition.PLAYING,
                        since,
                        List.of(ailments).contains(Ailment.OFFLINE)
                                ? Optional.of("rtsp://10.0.0.7/1 refuses the user name or the password")
                                : Optional.empty())),
                new Reading(25, 24.9, 8.3, 17, 2, 2.2, 31.4, Optional.of("following")));
    }

    private StationStatus status() {
        Instant now = Instant.parse("2026-11-22T08:20:00Z");
        return new StationStatus(
                "box-07",
                now,
                now.minusSeconds(93_000),
                cameras,
                3,
                5,
                spoolFull,
                kafka,
                Optional.of(clockOffset),
                Duration.ofSeconds(1),
                Optional.of(new FleetReading(true, 3, 1, wanted, 24, 5, Optional.of(now.minusSeconds(60)))));
    }

    @Test
    void healthSaysEverythingAboutEachCamera() throws Exception {
        HttpResponse<String> response = get("/health");
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode json = new ObjectMapper().readTree(response.body());
        assertThat(json.toString())
                .isEqualTo("{\"status\":\"ok\",\"station\":\"box-07\",\"time\":\"2026-11-22T08:20:00Z\","
                        + "\"started\":\"2026-11-21T06:30:00Z\",\"kafka\":true,\"queue\":3,\"spool\":5,"
                        + "\"spool_full\":false,\"clock_offset_s\":0.012,\"fleet\":{\"connected\":true,"
                        + "\"stations\":3,\"cameras\":1,\"wanted\":1,\"capacity\":24,\"moves\":5,"
                        + "\"moved\":\"2026-11-22T08:19:00Z\"},\"cameras\":[{\"camera\":\"kl-001\","
                        + "\"place\":\"北京西路<东>口\",\"state\":\"ok\",\"armed\":true,\"zh\":\"正常\","
                        + "\"en\":\"kl-001 is well\",\"complaints\":[],\"stream\":\"playing\",\"picture_age_s\":0.34,"
                        + "\"attention\":\"following\",\"fps_in\":25.0,\"fps_decoded\":24.9,\"fps_detected\":8.3,"
                        + "\"drops\":17,\"reconnects\":2,\"decode_ms\":2.2,\"detect_ms\":31.4}]}");
    }

    @Test
    void camerasThatNobodyHasRoomForAreShown() throws Exception {
        assertThat(get("/").body()).contains("<b>1 / 24</b>");
        wanted = 2;
        assertThat(get("/").body()).contains("<li class=\"bad\"><span>分配 / 容量</span><b>2 / 24(有摄像机无人看护)</b>");
    }

    @Test
    void whyACameraIsOfflineIsSaid() throws Exception {
        cameras.add(camera("kl-002", Ailment.OFFLINE));
        assertThat(get("/health").body())
                .contains("\"stream\":\"unauthorised\","
                        + "\"stream_trouble\":\"rtsp://10.0.0.7/1 refuses the user name or the password\"");
        assertThat(get("/").body()).contains("<small>用户名或密码错误</small>");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "well, 200, ok",
        "moved, 200, degraded",
        "kafka away, 200, degraded",
        "one offline, 200, degraded",
        "all offline, 503, down",
        "spool full, 503, down",
        "clock off, 503, down",
        "no camera, 200, ok"
    })
    void theAnswerIs503WhereTheStationDoesNoWork(String trouble, int code, String level) throws Exception {
        switch (trouble) {
            case "moved" -> cameras.add(camera("kl-002", Ailment.MOVED));
            case "kafka away" -> kafka = false;
            case "one offline" -> cameras.add(camera("kl-002", Ailment.OFFLINE));
            case "all offline" -> cameras.set(0, camera("kl-001", Ailment.OFFLINE));
            case "spool full" -> spoolFull = true;
            case "clock off" -> clockOffset = Duration.ofMillis(-1001);
            case "no camera" -> cameras.clear();
            default -> assertThat(trouble).isEqualTo("well");
        }
        HttpResponse<String> response = get("/health");
        assertThat(response.statusCode()).isEqualTo(code);
        assertThat(response.body()).contains("\"status\":\"" + level + "\"");
    }

    @Test
    void prometheusIsAnswered() throws Exception {
        assertThat(get("/metrics").body()).contains("# HELP jvm_memory_used_bytes");
        assertThat(get("/metrics").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
    }

    @Test
    void thePageNamesWhatIsWrongAndFetchesNothingFromOutside() throws Exception {
        cameras.add(camera("kl-002", Ailment.MOVED, Ailment.BLURRED));
        HttpResponse<String> page = get("/");
        assertThat(page.body())
                .contains("工作站 box-07", "部分异常", "摄像机已移位", "人行横道角点偏移 23 像素(限值 13)", "已暂停", "1 天 1 小时")
                .contains("北京西路&lt;东&gt;口")
                .doesNotContainPattern("<script|<style|style=|http:|https:");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        assertThat(get("/status.css").statusCode()).isEqualTo(200);
        assertThat(get("/font.ttf").statusCode()).isEqualTo(404);
    }

    @Test
    void aPushedSignalReachesTheLamp() throws Exception {
        Instant at = Instant.now().minusSeconds(2);
        assertThat(put("/signals/kl-001/main", "{\"pedestrian\":\"green\",\"at\":\"" + at + "\"}", "Bearer " + TOKEN)
                        .statusCode())
                .isEqualTo(204);
        assertThat(shown(at.plusSeconds(1))).isEqualTo(Signal.GREEN);
        assertThat(put("/signals/kl-001/main", "{\"pedestrian\":\"red\"}", "Bearer " + TOKEN)
                        .statusCode())
                .isEqualTo(204);
        assertThat(shown(Instant.now().plusSeconds(1))).isEqualTo(Signal.RED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer wrong", "s3cret", "Basic s3cret"})
    void withoutTheTokenNothingIsTaken(String authorization) throws Exception {
        HttpResponse<String> response = put("/signals/kl-001/main", "{\"pedestrian\":\"green\"}", authorization);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("Authorization: Bearer TOKEN").doesNotContain(TOKEN);
        assertThat(shown(Instant.now())).isEqualTo(Signal.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/signals/kl-002/main", "/signals/kl-001/other", "/signals/-/main"})
    void whatIsNotWatchedHereIsNotFound(String path) throws Exception {
        HttpResponse<String> response = put(path, "{\"pedestrian\":\"green\"}", "Bearer " + TOKEN);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("no camera '");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            green | the body is no JSON object
            [] | the body is no JSON object
            {} | pedestrian is ''
            {"pedestrian":"amber"} | pedestrian is 'amber'
            {"pedestrian":"green","at":"noon"} | at is 'noon', no time with its zone
            {"pedestrian":"green","at":"2026-11-22T08:15:30"} | at is '2026-11-22T08:15:30', no time with its zone
            {"pedestrian":"green","at":"2999-11-22T08:15:30+08:00"} | at is 2999-11-22T00:15:30Z, but it is only
            """)
    void aBadBodySaysWhatWasExpected(String body, String sentence) throws Exception {
        HttpResponse<String> response = put("/signals/kl-001/main", body, "Bearer " + TOKEN);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(sentence);
    }

    @Test
    void aStationWithoutATokenTakesNoSignals() throws Exception {
        try (StatusServer closed = start(Optional.empty())) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + closed.port() + "/signals/kl-001/main"))
                    .PUT(HttpRequest.BodyPublishers.ofString("{\"pedestrian\":\"green\"}"))
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aPortInUseIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() ->
                            StatusServer.start(settings(port, Optional.empty()), new Scrape(), this::status, signals))
                    .isInstanceOf(StatusException.class)
                    .hasMessage("127.0.0.1:" + port + " is in use or needs higher rights;"
                            + " choose another port for the station's status");
        }
    }

    private Signal shown(Instant time) {
        try (Frame frame = new Frame(CAMERA, time, new Mat(1, 1, opencv_core.CV_8UC3))) {
            return lamp.read(frame);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> put(String path, String body, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).PUT(HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
