package zebrawatch.video.health;

import java.util.Locale;

/** What can be wrong with a camera, the gravest first. */
public enum Ailment {
    /** No picture has come for a while. */
    OFFLINE("没有画面", "sends no picture", false),
    /** The crossing's landmarks are no longer where they were. Lasts until the outline is confirmed anew. */
    MOVED("摄像机已移位,须重新确认人行横道轮廓", "has moved; its outline must be confirmed anew", true),
    /** The last pictures show the landmarks elsewhere; whether that lasts is not yet clear. */
    SHIFTING("画面正在偏移", "shows the landmarks in another place at the moment", true),
    /** The time of its pictures is too far from the true time. */
    CLOCK_OFF("时钟偏差过大", "has a clock that is off", true),
    /** The same picture again and again. Nothing happens in it, so nothing has to be disarmed. */
    FROZEN("画面静止不变", "sends the same picture again and again", false),
    /** Nothing can be made out. */
    DARK("画面过暗", "sees only darkness", false),
    /** Most of the picture is white. */
    OVEREXPOSED("画面过曝", "is over-exposed", false),
    /** Something is before the lens, or fog: no landmarks, and little difference between light and dark. */
    OCCLUDED("镜头被遮挡或能见度低", "is covered or in fog", false),
    /** The picture is much less sharp than it was. */
    BLURRED("画面模糊", "is blurred", false),
    /** Too few landmarks can be made out to tell whether it moved. */
    UNSURE("可见地标太少,无法确认摄像机位置", "shows too few landmarks to tell whether it moved", false);

    private final String chinese;
    private final String english;
    private final boolean disarming;

    Ailment(String chinese, String english, boolean disarming) {
        this.chinese = chinese;
        this.english = english;
        this.disarming = disarming;
    }

    /** As on the wire and in metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is, in Chinese. */
    public String chinese() {
        return chinese;
    }

    /** What it is, to follow the camera's name. */
    public String english() {
        return english;
    }

    /** Whether rulings of a camera that has it make no case. */
    public boolean isDisarming() {
        return disarming;
    }
}
