package zebrawatch.evidence;

/** What a reviewer must know about a package that is less than it should be. */
public enum Remark {
    /** Nobody knows how right the clock was. */
    CLOCK_UNKNOWN("clock_unknown", "未能与标准时间核对"),
    /** There is no clip: the camera's packets were gone, or cannot be written as one. */
    CLIP_MISSING("clip_missing", "无录像片段"),
    /** The clip does not reach back as far as it should. */
    CLIP_BEGINS_LATE("clip_begins_late", "录像片段起点晚于规定"),
    /** The recording ended before the clip should. */
    CLIP_ENDS_EARLY("clip_ends_early", "录像片段终点早于规定"),
    /** The clip was encoded anew as H.264: browsers do not play what the camera sends. */
    CLIP_REENCODED("clip_reencoded", "录像片段经重新编码（原始编码浏览器无法播放）"),
    /** A picture wanted was gone; the nearest one stands in. */
    STAND_IN("stand_in", "缺少某一时刻画面，以最近一帧代替"),
    /** The vehicle was never wholly in the picture. */
    VEHICLE_CUT_OFF("vehicle_cut_off", "车辆未完整入画");

    private final String code;
    private final String words;

    Remark(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** As written on the wire. */
    public String code() {
        return code;
    }

    /** In Chinese. */
    public String words() {
        return words;
    }
}
