package zebrawatch.evidence;

import java.util.List;
import java.util.Locale;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.RoadUser;

/** Says in Chinese what a case is about, and in English what the office's pages need. */
public final class CaseWords {
    /** After the chart police circulate; the index is the case's number. */
    private static final List<String> POLICE_CASES = List.of(
            "",
            "行人在道路另一侧，未到中心线",
            "行人在机动车道外等候",
            "行人已进入近侧机动车道，车辆未停车让行",
            "行人正在通过本车道，车辆未停车让行",
            "行人在中心线处等候、即将进入本侧车道，车辆未停车让行",
            "行人已越过中心线进入本侧车道，车辆未停车让行",
            "行人在安全岛等候");

    private CaseWords() {}

    /** Such as 不礼让行人. */
    public static String verdict(Ruling.Kind kind) {
        return switch (kind) {
            case FAILURE_TO_YIELD -> "不礼让行人";
            case YIELDED -> "礼让行人";
            case BLOCKED -> "占用人行横道";
        };
    }

    /** Such as 小汽车. */
    public static String vehicle(RoadUser kind) {
        return switch (kind) {
            case CAR -> "小汽车";
            case BUS -> "公交车";
            case TRUCK -> "货车";
            case MOTORCYCLE -> "摩托车";
            case BICYCLE -> "非机动车";
            case PEDESTRIAN -> "";
        };
    }

    /** Such as car. */
    public static String englishVehicle(RoadUser kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Which case of the police's chart, in words; empty where it says nothing. */
    public static String policeCase(int number) {
        return number >= 1 && number < POLICE_CASES.size() ? "情形 " + number + "：" + POLICE_CASES.get(number) : "";
    }
}
