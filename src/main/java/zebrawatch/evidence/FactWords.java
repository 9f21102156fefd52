package zebrawatch.evidence;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import zebrawatch.rule.Fact;

/** Says in Chinese or English what a fact of a ruling measures; a fact it has no words for keeps its own name. */
public final class FactWords {
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("available_distance", "发现行人时车头距斑马线"),
            Map.entry("available_distance_uncertainty", "发现行人时距离的不确定度"),
            Map.entry("body_share", "车身越过斑马线边缘"),
            Map.entry("conflict_distance", "行人距冲突点"),
            Map.entry("conflict_distance_uncertainty", "行人距冲突点的不确定度"),
            Map.entry("notice", "行人意图可见时长"),
            Map.entry("pedestrian_arrival", "行人到达冲突点"),
            Map.entry("pedestrian_closing_speed", "行人接近速度"),
            Map.entry("pedestrian_displacement", "行人位移"),
            Map.entry("pedestrian_fastest", "行人最高速度"),
            Map.entry("pedestrian_seen", "行人被跟踪时长"),
            Map.entry("pedestrian_speed_u", "行人横向速度"),
            Map.entry("pedestrian_speed_v", "行人纵向速度"),
            Map.entry("pedestrian_u", "行人位置 u"),
            Map.entry("pedestrian_v", "行人位置 v"),
            Map.entry("pedestrians_affected", "受影响行人数"),
            Map.entry("post_encroachment", "后侵入时间"),
            Map.entry("stood_on_zebra", "停在斑马线上时长"),
            Map.entry("vehicle_arrival", "车辆到达冲突点"),
            Map.entry("vehicle_seen", "车辆被跟踪时长"),
            Map.entry("vehicle_speed", "车速"),
            Map.entry("vehicle_to_stop_line", "车头距停止线"),
            Map.entry("vehicle_to_zebra", "车头距斑马线"),
            Map.entry("vehicle_uncertainty_u", "车辆位置不确定度 u"),
            Map.entry("vehicle_uncertainty_v", "车辆位置不确定度 v"));

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("available_distance", "front to zebra when the pedestrian could be noticed"),
            Map.entry("available_distance_uncertainty", "uncertainty of that distance"),
            Map.entry("body_share", "share of the body over the zebra's edge"),
            Map.entry("conflict_distance", "pedestrian to conflict point"),
            Map.entry("conflict_distance_uncertainty", "uncertainty of that distance to the conflict point"),
            Map.entry("notice", "pedestrian's intention visible for"),
            Map.entry("pedestrian_arrival", "pedestrian reaches the conflict point in"),
            Map.entry("pedestrian_seen", "pedestrian tracked for"),
            Map.entry("post_encroachment", "post-encroachment time"),
            Map.entry("vehicle_arrival", "vehicle reaches the conflict point in"),
            Map.entry("vehicle_seen", "vehicle tracked for"),
            Map.entry("vehicle_to_stop_line", "front to stop line"),
            Map.entry("vehicle_to_zebra", "front to zebra"));

    private static final double KMH = 3.6;

    private FactWords() {}

    /** What is measured, such as 行人距冲突点. */
    public static String label(Fact fact) {
        return LABELS.getOrDefault(fact.name(), fact.name());
    }

    /** What is measured, such as pedestrian to conflict point. */
    public static String english(Fact fact) {
        return ENGLISH.getOrDefault(fact.name(), fact.name().replace('_', ' '));
    }

    /** The measured value with its unit; vehicles' speeds in km/h. */
    public static String measured(Fact fact) {
        return value(fact, fact.measured());
    }

    /** The limit with its unit, empty if there is none. */
    public static String limit(Fact fact) {
        OptionalDouble limit = fact.limit();
        return limit.isPresent() ? value(fact, limit.getAsDouble()) : "";
    }

    /** Such as 23 km/h. */
    public static String speed(double metresASecond) {
        return String.format(Locale.ROOT, "%.0f km/h", metresASecond * KMH);
    }

    private static String value(Fact fact, double value) {
        if (!Double.isFinite(value)) {
            return "—";
        }
        if (fact.name().startsWith("vehicle") && fact.unit().equals("m/s")) {
            return speed(value);
        }
        String number = value == Math.rint(value) && fact.unit().isEmpty()
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.2f", value).replaceFirst("0$", "");
        return fact.unit().isEmpty() ? number : number + " " + fact.unit();
    }
}
