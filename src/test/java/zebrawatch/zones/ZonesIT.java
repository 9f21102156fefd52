package zebrawatch.zones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.account.Audit;
import zebrawatch.account.Role;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.fleet.CameraRegister;
import zebrawatch.fleet.FleetException;
import zebrawatch.meters.HealthMeters;
import zebrawatch.meters.Scrape;
import zebrawatch.meters.StillMeters;
import zebrawatch.publish.Broker;
import zebrawatch.publish.HealthFeed;
import zebrawatch.publish.KafkaSettings;
import zebrawatch.publish.Still;
import zebrawatch.publish.StillFeed;
import zebrawatch.scene.CameraId;
import zebrawatch.video.health.Ailment;
import zebrawatch.video.health.CameraHealth;
import zebrawatch.video.health.Complaint;
import zebrawatch.web.TestOffice;
import zebrawatch.web.Visitor;

/** The zone editor without a browser, on a real broker and database. */
@Timeout(300)
class ZonesIT {
    private static final CameraId CAMERA = new CameraId("kl-1");
    private static final String PAGE = "/zones/kl-1";
    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final Broker BROKER = new Broker();

    @TempDir
    private Path folder;

    private TestOffice office;
    private final Wellbeing wellbeing = new Wellbeing(Clock.systemUTC());
    private final List<News> news = new ArrayList<>();
    private StillStore stills;
    private Visitor administrator;

    @BeforeEach
    void open() {
        office = TestOffice.open(o -> List.of(new ZonesPages(cameras(o), new StillStore(o.database()), wellbeing)));
        stills = new StillStore(office.database());
        administrator = office.visitor(office.account("wang", Role.ADMINISTRATOR));
        new CameraRegister(BROKER.bootstrap(), "importer", Map.of())
                .change(there -> new CameraRegister.Changes(
                        List.of(CameraConfig.given(CAMERA, DraftTest.TEXT, Instant.EPOCH)), Set.of()));
    }

    private static Cameras cameras(TestOffice office) {
        return new Cameras(BROKER.bootstrap(), Map.of(), office.audit(), office.clock());
    }

    @AfterEach
    void close() {
        news.forEach(News::close);
        office.close();
    }

    @Test
    void whatIsDrawnIsWrittenWithWhoAndWhenAndNobodyElsesWorkIsLost() throws Exception {
        ObjectNode sheet = sheet();
        ((ObjectNode) sheet.at("/crossings/0")).put("length", 14);
        HttpResponse<String> first = put(sheet);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(first.body()).path("sentence").asText()).contains("第 2 版");
        CameraConfig written = read();
        assertThat(written.version()).isEqualTo(2);
        assertThat(written.by()).isEqualTo("wang");
        assertThat(written.confirmed())
                .as("drawn anew")
                .isEqualTo(office.clock().instant());
        assertThat(written.text()).contains("length: 14", "rtsp://cam:secret@10.0.0.1/main");
        assertThat(newest()).isEqualTo("wang zones.save kl-1 2");

        // somebody who has the first version on screen
        ((ObjectNode) sheet.at("/crossings/0")).put("length", 15);
        HttpResponse<String> late = put(sheet);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(late.body()).path("sentence").asText()).contains("wang", "第 2 版", "尚未保存");
        assertThat(read().text()).contains("length: 14");

        office.clock().pass(Duration.ofMinutes(1));
        sheet.put("version", 2);
        ((ObjectNode) sheet.at("/crossings/0")).put("length", 14);
        sheet.put("text", sheet.path("text").asText() + "policy: {zebra_margin: 0.4}\n");
        assertThat(put(sheet).statusCode()).isEqualTo(200);
        assertThat(read().text()).contains("zebra_margin: 0.4");
        assertThat(read().confirmed()).as("drawn as before").isEqualTo(written.confirmed());
        sheet.put("version", 3);
        assertThat(put(sheet).statusCode()).isEqualTo(200);
        assertThat(read().version()).as("nothing new is not written").isEqualTo(3);
    }

    @Test
    void whatAStationWouldRefuseIsNotWritten() throws Exception {
        ObjectNode sheet = sheet();
        ((ObjectNode) sheet.at("/crossings/0")).put("width", 99);
        HttpResponse<String> answer = put(sheet);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).at("/problems/0/sentence").asText())
                .contains("须在 1 到 30 之间");
        ObjectNode text = JSON.createObjectNode().put("version", 1).put("text", "camera: kl-1\nplace: [\n");
        JsonNode checked = JSON.readTree(send("POST", PAGE + "/check", text).body());
        assertThat(checked.at("/problems/0/line").asInt()).isEqualTo(3);
        assertThat(put(text).statusCode()).isEqualTo(422);
        assertThat(send("POST", PAGE + "/check", JSON.createObjectNode()).statusCode())
                .isEqualTo(400);
        assertThat(read().version()).isEqualTo(1);
        assertThat(administrator.get("/zones/kl-2").statusCode()).isEqualTo(404);
        assertThat(administrator.get("/zones/..%2Fx").statusCode()).isIn(400, 404);
    }

    @Test
    void thePageHoldsNoPasswordAndHostileTextStaysText() throws Exception {
        ObjectNode sheet = sheet();
        ((ObjectNode) sheet.at("/crossings/0")).put("name", "<img src=x onerror=alert(1)>'\"");
        assertThat(put(sheet).statusCode()).isEqualTo(200);
        String page = administrator.get(PAGE).body();
        assertThat(page).contains("&lt;img").doesNotContain("<img src=x", "secret");
        assertThat(newest()).startsWith("wang zones.look kl-1");
    }

    @Test
    void theNewestPictureAndHealthOfACameraAreShownAndAMovedOneIsConfirmed() throws Exception {
        KafkaSettings sending = KafkaSettings.of(BROKER.bootstrap(), "box-1", folder);
        Scrape scrape = new Scrape();
        assertThat(administrator.get("/zones").body()).contains("kl-1", "无人值守");
        assertThat(administrator.get(PAGE + "/still").statusCode()).isEqualTo(404);
        try (StillFeed feed = StillFeed.open(sending, new StillMeters(scrape.registry()));
                HealthFeed health = HealthFeed.open(sending, new HealthMeters(scrape.registry()))) {
            news.add(News.start(BROKER.bootstrap(), Map.of(), stills, wellbeing, office.clock()));
            feed.offer(still(1));
            health.tell(new CameraHealth(
                    CAMERA, Instant.now(), List.of(new Complaint(Ailment.MOVED, Instant.now(), List.of()))));
            until(() -> stills.find(CAMERA).isPresent() && wellbeing.of(CAMERA).isPresent());
            feed.offer(still(2));
            until(() -> stills.find(CAMERA).orElseThrow().width() == 2);
            assertThat(administrator.get(PAGE).body()).contains("已移位", "/zones/kl-1/still");
        }
        assertThat(stills.taken()).as("one picture a camera").hasSize(1);
        assertThat(stills.positions()).isNotEmpty();
        HttpResponse<String> jpeg = administrator.get(PAGE + "/still");
        assertThat(jpeg.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(jpeg.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(office.visitor(office.account("li", Role.OFFICER))
                        .get(PAGE + "/still")
                        .statusCode())
                .isEqualTo(403);

        assertThat(administrator.post(PAGE + "/confirm", Map.of("version", "7")).statusCode())
                .isEqualTo(409);
        assertThat(administrator.post(PAGE + "/confirm", Map.of("version", "1")).statusCode())
                .isEqualTo(303);
        assertThat(read().confirmed()).isEqualTo(office.clock().instant());
        assertThat(read().text()).isEqualTo(DraftTest.TEXT);
        assertThat(newest()).isEqualTo("wang zones.confirm kl-1 2");
        stills.forget(office.clock().instant().plusSeconds(1));
        assertThat(stills.taken()).isEmpty();
    }

    @Test
    void whileKafkaIsAwayOneSentenceSaysSoAndNothingIsLost() {
        try (TestOffice alone = TestOffice.open(o -> List.of(new ZonesPages(
                new Cameras("localhost:9", Map.of(), o.audit(), o.clock()),
                new StillStore(o.database()),
                new Wellbeing(o.clock()))))) {
            Visitor visitor = alone.visitor(alone.account("wang", Role.ADMINISTRATOR));
            for (String page : List.of("/zones", PAGE)) {
                HttpResponse<String> answer = visitor.get(page);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("无法读写摄像机配置", "localhost:9");
            }
        }
        assertThatThrownBy(() -> cameras(office).confirm(zebrawatch.account.Who.PROGRAM, new CameraId("kl-9"), 1))
                .isInstanceOf(FleetException.class)
                .hasMessageContaining("there is no camera kl-9");
    }

    private ObjectNode sheet() throws Exception {
        ObjectNode text = JSON.createObjectNode().put("version", 1);
        text.put("text", Draft.of(CAMERA, DraftTest.TEXT).text());
        ObjectNode checked =
                (ObjectNode) JSON.readTree(send("POST", PAGE + "/check", text).body());
        assertThat(checked.at("/problems")).isEmpty();
        assertThat(checked.at("/grounds/0/grid")).isNotEmpty();
        return checked.put("version", 1);
    }

    private HttpResponse<String> put(ObjectNode sheet) {
        return send("PUT", PAGE, sheet);
    }

    private HttpResponse<String> send(String method, String path, ObjectNode body) {
        return administrator.send(method, path, "application/json", body.toString(), administrator.formToken());
    }

    private static CameraConfig read() {
        return new CameraRegister(BROKER.bootstrap(), "", Map.of())
                .entries()
                .get(0)
                .camera();
    }

    private String newest() {
        Audit.Entry entry = office.audit().entries(Audit.Filter.ALL, 1).get(0);
        return (entry.name() + " " + entry.what() + " " + entry.subject() + " " + entry.details()).strip();
    }

    private static Still still(int size) {
        return new Still(CAMERA, Instant.now(), size, size, new byte[] {(byte) 0xff, (byte) 0xd8, 1});
    }

    private interface Condition {
        boolean holds();
    }

    private static void until(Condition condition) throws InterruptedException {
        while (!condition.holds()) {
            Thread.sleep(50);
        }
    }
}
