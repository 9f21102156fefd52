package zebrawatch.zones;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import zebrawatch.config.Problem;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Point;
import zebrawatch.web.Language;

class DraftTest {
    static final String TEXT = """
            camera: kl-1
            place: 凯里市北京西路
            source: rtsp://cam:secret@10.0.0.1/main
            picture: {width: 1280, height: 720}
            crossings:
            - name: main
              outline: [[300, 600], [980, 600], [860, 400], [420, 400]]
              length: 12
              width: 5
            """;
    private static final CameraId CAMERA = new CameraId("kl-1");
    private static final List<List<Integer>> OUTLINE =
            List.of(List.of(300, 600), List.of(980, 600), List.of(860, 400), List.of(420, 400));

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("outline", OUTLINE.subList(0, 3), "crossings[0].outline", "4 个角点，现有 3 个", "4 corners"),
                Arguments.of("outline", turned(1, 0, 3, 2), "crossings[0].outline", "逆时针", "counter-clockwise"),
                Arguments.of("outline", turned(0, 2, 1, 3), "crossings[0].outline", "自相交叉", "crosses itself"),
                Arguments.of(
                        "outline",
                        List.of(List.of(300, 600), List.of(980, 600), List.of(640, 560), List.of(420, 400)),
                        "crossings[0].outline",
                        "凹角",
                        "convex"),
                Arguments.of(
                        "outline",
                        List.of(List.of(300, 721), List.of(980, 600), List.of(860, 400), List.of(420, 400)),
                        "crossings[0].outline",
                        "第 1 点在画面之外",
                        "point 1 lies outside"),
                Arguments.of("length", 81, "crossings[0].length", "须在 1 到 80 之间，现为 81", "expected 1 to 80"),
                Arguments.of("length", "", "crossings[0].length", "须为数字", "expected a number"),
                Arguments.of("width", "zwei", "crossings[0].width", "须为数字，现为“zwei”", "got 'zwei'"),
                Arguments.of("name", "", "crossings[0].name", "不能为空", "is empty"),
                Arguments.of("refuge", List.of(7, 5), "crossings[0].refuge", "安全岛", "refuge"),
                Arguments.of(
                        "lanes",
                        List.of(
                                Map.of("from", 0, "to", 4, "direction", "backward"),
                                Map.of("from", 5, "to", 9, "direction", "forward")),
                        "crossings[0].lanes",
                        "中心线或安全岛",
                        "centre line or a refuge"),
                Arguments.of(
                        "lanes",
                        List.of(Map.of("from", 4, "to", 1, "direction", "forward")),
                        "crossings[0].lanes[0].to",
                        "起点须小于终点",
                        "begins before it ends"),
                Arguments.of(
                        "exempt_zones",
                        List.of(Map.of("corners", List.of(List.of(0, 0), List.of(1, 1), List.of(2, 2)))),
                        "crossings[0].exempt_zones[0].corners",
                        "一条直线",
                        "one line"),
                Arguments.of(
                        "jaywalking_zones",
                        List.of(Map.of("corners", List.of(List.of(0, 0), List.of(500, 1), List.of(2, 2)))),
                        "crossings[0].jaywalking_zones[0].corners",
                        "太远",
                        "far from"));
    }

    private static List<List<Integer>> turned(int... order) {
        List<List<Integer>> corners = new ArrayList<>();
        for (int i : order) {
            corners.add(OUTLINE.get(i));
        }
        return corners;
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void oneSentenceInEachLanguageNamesWhatIsWrong(
            String key, Object value, String where, String chinese, String english) {
        Map<String, Object> drawn =
                new HashMap<>(Draft.of(CAMERA, TEXT).crossings().get(0));
        drawn.put(key, value);
        Draft draft = Draft.edited(CAMERA, TEXT, Optional.of(List.of(drawn)));
        assertThat(draft.problems()).isNotEmpty();
        Problem first = draft.problems().get(0);
        assertThat(first.key()).isEqualTo(where);
        assertThat(first.line()).isGreaterThan(5);
        assertThat(Sentences.where(first, draft.crossings(), Language.CHINESE)).doesNotContain("crossings");
        assertThat(Sentences.of(first, Language.CHINESE)).contains(chinese);
        assertThat(Sentences.of(first, Language.ENGLISH)).contains(english);
    }

    @Test
    void whatTheTextSaysWrongHasItsLine() {
        Draft draft = Draft.edited(CAMERA, TEXT.replace("length:", "lenght:"), Optional.empty());
        assertThat(draft.problems()).extracting(p -> p.line() + " " + p.key()).contains("8 crossings[0].lenght");
        assertThat(Draft.edited(CAMERA, "a: [", Optional.empty()).problems())
                .extracting(p -> Sentences.of(p, Language.CHINESE))
                .singleElement()
                .asString()
                .startsWith("不是正确的 YAML");
        assertThat(Draft.edited(CAMERA, TEXT.replace("kl-1", "kl-2"), Optional.empty())
                        .problems())
                .extracting(Problem::key)
                .containsExactly("camera");
    }

    @Test
    void thePlaceOfAMistakeIsToldInWords() {
        Problem outline = new Problem("kl-1", 7, 3, "crossings[0].outline", "is missing");
        List<Map<String, Object>> crossings = Draft.of(CAMERA, TEXT).crossings();
        assertThat(Sentences.where(outline, crossings, Language.CHINESE)).isEqualTo("main 轮廓");
        assertThat(Sentences.where(outline, List.of(), Language.ENGLISH)).isEqualTo("outline");
        Problem other = new Problem("kl-1", 7, 3, "policy.zebra_margin", "is missing");
        assertThat(Sentences.where(other, crossings, Language.CHINESE)).isEqualTo("policy.zebra_margin");
    }

    @Test
    void theAddressIsNotShown() {
        Draft draft = Draft.of(CAMERA, TEXT);
        assertThat(draft.text()).doesNotContain("secret", "source");
        assertThat(draft.problems()).isEmpty();
        assertThat(Sheet.of(draft, 1280, 720, Language.CHINESE)).doesNotContain("secret");
    }

    @Test
    void aMetreOfTheGridIsAMetreOfTheZebra() {
        Ground ground =
                Ground.of(Draft.of(CAMERA, TEXT).crossings().get(0), 1280, 720).orElseThrow();
        Ground.Line kerb = line(ground, false, 0);
        Ground.Line front = line(ground, true, 0);
        assertThat(crossing(kerb, front)).satisfies(p -> {
            assertThat(p.x()).isCloseTo(300, Offset.offset(0.01));
            assertThat(p.y()).isCloseTo(600, Offset.offset(0.01));
        });
        assertThat(crossing(line(ground, false, 12), line(ground, true, 5))).satisfies(p -> {
            assertThat(p.x()).isCloseTo(860, Offset.offset(0.01));
            assertThat(p.y()).isCloseTo(400, Offset.offset(0.01));
        });
        assertThat(ground.grid())
                .allSatisfy(line -> assertThat(line.points())
                        .allSatisfy(p -> assertThat(p.y())
                                .as("below the horizon, where the zebra's long sides meet")
                                .isGreaterThan(33)));
    }

    @Test
    void whatIsNoCrossingHasNoGround() {
        Map<String, Object> drawn =
                new HashMap<>(Draft.of(CAMERA, TEXT).crossings().get(0));
        drawn.put("outline", turned(1, 0, 3, 2));
        assertThat(Ground.of(drawn, 1280, 720)).isEmpty();
        drawn.put("outline", List.of("x"));
        assertThat(Ground.of(drawn, 1280, 720)).isEmpty();
        assertThat(Ground.of(Map.of(), 1280, 720)).isEmpty();
    }

    static Stream<Arguments> newCameras() {
        return Stream.of(
                Arguments.of(new NewCamera("a b", "凯里", "rtsp://10.0.0.1/a", "", ""), "编号须为"),
                Arguments.of(new NewCamera("kl-2", "", "rtsp://10.0.0.1/a", "", ""), "地点: 不能为空"),
                Arguments.of(new NewCamera("kl-2", "凯里", "", "", ""), "视频地址: 不能为空"),
                Arguments.of(new NewCamera("kl-2", "凯里", "http://10.0.0.1/a", "", ""), "视频地址: 须为 rtsp://"),
                Arguments.of(new NewCamera("kl-2", "凯里", "rtsp://10.0.0.1/a", "26.5", ""), "纬度须为"),
                Arguments.of(new NewCamera("kl-2", "凯里", "rtsp://10.0.0.1/a", "26.5", "east"), "纬度须为"));
    }

    @ParameterizedTest
    @MethodSource("newCameras")
    void aNewCameraThatNoStationCouldWatchIsRefusedInASentence(NewCamera typed, String sentence) {
        assertThat(typed.problem(Language.CHINESE).orElseThrow()).startsWith(sentence);
        assertThat(typed.problem(Language.ENGLISH)).isPresent();
    }

    @Test
    void aNewCameraHasNoCrossingUntilOneIsDrawn() {
        NewCamera typed = new NewCamera("kl-2", "凯里: \"北\" #1", "rtsp://cam:pass@10.0.0.1/a", "26.57", "107.98");
        assertThat(typed.problem(Language.CHINESE)).isEmpty();
        Draft draft = Draft.of(new CameraId("kl-2"), typed.text());
        assertThat(draft.text()).contains("lat: 26.57").doesNotContain("pass@");
        assertThat(typed.shown().source()).as("holds a password").isEmpty();
        assertThat(draft.crossings()).isEmpty();
        assertThat(draft.problems())
                .extracting(p -> Sentences.of(p, Language.CHINESE))
                .containsExactly("还没有画人行横道");
        Draft drawn = Draft.edited(
                new CameraId("kl-2"),
                typed.text(),
                Optional.of(Draft.of(CAMERA, TEXT).crossings()));
        assertThat(drawn.problems()).isEmpty();
    }

    private static Ground.Line line(Ground ground, boolean across, int at) {
        return ground.grid().stream()
                .filter(l -> l.across() == across && l.at() == at)
                .findFirst()
                .orElseThrow();
    }

    /** Where two lines meet. */
    private static Point crossing(Ground.Line a, Ground.Line b) {
        Point p = a.points().get(0);
        Point q = a.points().get(1);
        Point r = b.points().get(0);
        Point s = b.points().get(1);
        double d = (q.x() - p.x()) * (s.y() - r.y()) - (q.y() - p.y()) * (s.x() - r.x());
        double t = ((r.x() - p.x()) * (s.y() - r.y()) - (r.y() - p.y()) * (s.x() - r.x())) / d;
        return new Point(p.x() + t * (q.x() - p.x()), p.y() + t * (q.y() - p.y()));
    }
}
