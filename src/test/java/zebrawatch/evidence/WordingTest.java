package zebrawatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import zebrawatch.rule.Party;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Camera;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.Velocity;

class WordingTest {
    private static final Wording WORDING = new Wording(Passage.CAMERA, EvidenceSettings.standard());
    private static final Ruling RULING = Passage.ruling(Ruling.Kind.FAILURE_TO_YIELD);

    @Test
    void everyPictureSaysWhenWhereWhichWayByWhichDeviceAndWhat() {
        assertThat(WORDING.of(RULING, Passage.time(0), "图1", List.of("（放大2倍）"), "ab"))
                .containsExactly(
                        "2026-03-05 16:15:00.123",
                        "凯里市北京西路与韶山南路路口",
                        "方向：由北向南",
                        "设备编号：kaili-07",
                        "图1",
                        "（放大2倍）",
                        "防伪码：ab");
    }

    @Test
    void aVehicleOutsideEveryLaneOfItsDirectionJustGoesForwardOrBackward() {
        assertThat(direction(7, 6)).isEqualTo("方向：正向");
        assertThat(direction(12, -6)).isEqualTo("方向：反向");
        assertThat(direction(12, 6)).isEqualTo("方向：由南向北");
    }

    private static String direction(double u, double v) {
        Party vehicle = new Party(1, RoadUser.CAR, Passage.car(0), new GroundPoint(u, 0), new Velocity(0, v));
        Ruling ruling = new Ruling(
                RULING.kind(),
                RULING.time(),
                RULING.crossing(),
                vehicle,
                RULING.pedestrian(),
                6,
                RULING.moments(),
                List.of());
        return WORDING.of(ruling, Passage.START, "", List.of(), "").get(2);
    }

    @Test
    void theCrossingIsNamedWhereTheCameraSeesSeveral() {
        Crossing one = Passage.CAMERA.crossings().get(0);
        Crossing other = new Crossing("南侧", one.outline(), 20, 5, one.lanes(), one.centre(), one.stopLines());
        Camera camera = new Camera(Passage.CAMERA.id(), "路口", 1280, 720, List.of(one, other));

        assertThat(new Wording(camera, EvidenceSettings.standard()).of(RULING, Passage.START, "", List.of(), ""))
                .contains("路口（北侧）");
    }

    @Test
    void aPictureThatStandsInForAnotherMomentSaysSo() {
        Instant wanted = Passage.time(10);

        assertThat(Wording.standIn(wanted, wanted)).isEmpty();
        assertThat(Wording.standIn(wanted, wanted.plusMillis(1500))).containsExactly("（无该时刻画面，取其后1.500秒的最近一帧）");
        assertThat(Wording.standIn(wanted, wanted.minusMillis(40))).containsExactly("（无该时刻画面，取其前0.040秒的最近一帧）");
    }
}
