package zebrawatch.publish;

import java.util.Locale;

/** How a station is. */
public enum StationState {
    STARTED("工作站已启动", "has started", true),
    RUNNING("工作站运行正常", "is running", true),
    STOPPING("工作站正在停止", "is stopping", true),
    /** Cases cannot be kept, or soon not. */
    SPOOL_FULL("案件暂存空间已满", "has no room left for cases", true),
    /** Its own clock is too far from its time servers'. */
    CLOCK_OFF("工作站时钟偏差过大,暂停取证", "has a clock that is off, and makes no case", false);

    private final String chinese;
    private final String english;
    private final boolean armed;

    StationState(String chinese, String english, boolean armed) {
        this.chinese = chinese;
        this.english = english;
        this.armed = armed;
    }

    /** As on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people, in Chinese. */
    public String chinese() {
        return chinese;
    }

    /** To follow the station's name. */
    public String english() {
        return english;
    }

    /** Whether rulings may become cases. */
    public boolean isArmed() {
        return armed;
    }
}
