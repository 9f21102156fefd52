package zebrawatch.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.evidence.FactWords;
import zebrawatch.evidence.Remark;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.rule.Fact;
import zebrawatch.scene.Camera;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Direction;
import zebrawatch.scene.Interval;
import zebrawatch.scene.Lane;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.StopLines;

class CaseCardTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final CaseCard card = CaseCard.of(Cases.of("kl-012-1", 10), SHANGHAI, List.of(camera("kl-012")));

    @Test
    void aCaseIsSaidInChineseAndInLocalTime() {
        assertThat(card.violation()).isTrue();
        assertThat(card.verdict()).isEqualTo("不礼让行人");
        assertThat(card.time()).isEqualTo("2026-11-22 08:15:30.240");
        assertThat(card.summary()).isEqualTo("行人距冲突点 1.8 m，小汽车车速 23 km/h，未停车，发现行人时车头距斑马线 21.35 m（停车需 12.4 m）");
        assertThat(card.policeCase()).isEqualTo("情形 3：行人已进入近侧机动车道，车辆未停车让行");
    }

    @Test
    void whatIsLessThanItShouldBeIsSaid() {
        assertThat(card.remarks()).isEqualTo("备注：" + Remark.STAND_IN.words());
    }

    @Test
    void theLaneIsTheOneTheVehicleDroveInItsDirection() {
        assertThat(card.where()).isEqualTo("北侧人行横道 · 由南向北直行");
    }

    @Test
    void aCaseOfACameraThatIsNotKnownHereHasNoLane() {
        assertThat(CaseCard.of(Cases.of("kl-012-1", 10), SHANGHAI, List.of(camera("kl-013")))
                        .where())
                .isEqualTo("北侧人行横道");
    }

    @Test
    void everyFactIsALineBesideItsLimit() {
        assertThat(card.facts())
                .containsExactly(
                        new CaseCard.Line("行人距冲突点", "1.8 m", "3.0 m"),
                        new CaseCard.Line("车速", "23 km/h", "5 km/h"),
                        new CaseCard.Line("发现行人时车头距斑马线", "21.35 m", "12.4 m"),
                        new CaseCard.Line("受影响行人数", "2", ""));
    }

    @Test
    void picturesAreAddressedByCaseAndPlace() {
        assertThat(card.pictures())
                .hasSize(4)
                .contains(new CaseCard.Picture("/cases/kl-012-1/3.jpg", "驶离斑马线", "08:15:31.040"));
        assertThat(CaseCard.of(Cases.of("a/b?", 10), SHANGHAI, List.of())
                        .pictures()
                        .get(0)
                        .url())
                .isEqualTo("/cases/a%2Fb%3F/1.jpg");
    }

    @ParameterizedTest
    @CsvSource({
        "vehicle_speed, 10, m/s, 36 km/h",
        "pedestrian_closing_speed, 1.254, m/s, 1.25 m/s",
        "conflict_distance, 2, m, 2.0 m",
        "body_share, 0.35, '', 0.35",
        "pedestrians_affected, 3, '', 3",
        "post_encroachment, Infinity, s, —"
    })
    void aValueIsWrittenInTheUnitPeopleUse(String name, double measured, String unit, String words) {
        assertThat(FactWords.measured(Fact.of(name, measured, unit))).isEqualTo(words);
    }

    @Test
    void aFactWithoutWordsKeepsItsName() {
        assertThat(FactWords.label(Fact.of("moon_phase", 1, ""))).isEqualTo("moon_phase");
    }

    private static Camera camera(String id) {
        Interval middle = new Interval(3, 7);
        Crossing crossing = new Crossing(
                "北侧人行横道",
                new Polygon(List.of(new Point(0, 100), new Point(100, 100), new Point(90, 50), new Point(10, 50))),
                14,
                4,
                List.of(
                        new Lane("由北向南直行", middle, Direction.BACKWARD, Lane.Kind.MOTOR),
                        new Lane("由南向北右转", new Interval(7, 11), Direction.FORWARD, Lane.Kind.MOTOR),
                        new Lane("由南向北直行", middle, Direction.FORWARD, Lane.Kind.MOTOR)),
                Optional.empty(),
                new StopLines(-2, 6));
        return new Camera(new CameraId(id), "北京路", 1280, 720, List.of(crossing));
    }
}
