package zebrawatch.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import zebrawatch.rule.Party;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Camera;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.Direction;

/** What stands below the pictures of a case, after GA/T 832-2014: time, place, direction, device, content, check code. */
final class Wording {
    private final Camera camera;
    private final DateTimeFormatter time;

    Wording(Camera camera, EvidenceSettings settings) {
        this.camera = camera;
        this.time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                .withZone(settings.zone());
    }

    /**
     * The items in reading order.
     *
     * @param taken when the picture was taken
     * @param shows what it shows
     * @param remarks on the picture, may be empty
     * @param code against forgery
     */
    List<String> of(Ruling ruling, Instant taken, String shows, List<String> remarks, String code) {
        List<String> items = new ArrayList<>(
                List.of(time.format(taken), place(ruling), "方向：" + direction(ruling), "设备编号：" + camera.id(), shows));
        items.addAll(remarks);
        items.add("防伪码：" + code);
        return items;
    }

    private String place(Ruling ruling) {
        return camera.crossings().size() == 1 ? camera.place() : camera.place() + "（" + ruling.crossing() + "）";
    }

    /** The name of the lane the vehicle drove in, or else which way it went over the crossing. */
    private String direction(Ruling ruling) {
        Crossing crossing = camera.crossing(ruling.crossing());
        Party vehicle = ruling.vehicle();
        Direction way = vehicle.velocity().v() >= 0 ? Direction.FORWARD : Direction.BACKWARD;
        return crossing.lanes().stream()
                .filter(l -> l.direction() == way
                        && l.across().contains(vehicle.position().u()))
                .map(l -> l.name())
                .findFirst()
                .orElse(way == Direction.FORWARD ? "正向" : "反向");
    }

    static String shows(Snapshot.Kind kind) {
        return switch (kind) {
            case BEFORE, BEFORE_MARKED -> "图1 车辆越过停止线前";
            case ON, ON_MARKED -> "图2 车辆在人行横道上";
            case AFTER, AFTER_MARKED -> "图3 车辆驶离人行横道";
            case VEHICLE -> "图4 车辆特写";
            case COMPOSITE -> "合成图";
            case CLIP -> "录像";
        };
    }

    /** Says it where the picture wanted is not remembered and another one stands in. */
    static List<String> standIn(Instant wanted, Instant taken) {
        Duration off = Duration.between(wanted, taken);
        return off.isZero()
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "（无该时刻画面，取其%s%.3f秒的最近一帧）",
                        off.isNegative() ? "前" : "后",
                        off.abs().toMillis() / 1000.0));
    }
}
