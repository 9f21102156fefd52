package zebrawatch.video.health;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A measured value beside the limit it was held against.
 *
 * @param quantity what was measured
 * @param value in the quantity's unit
 * @param limit in the same unit; empty where the value only informs
 */
public record Measure(Quantity quantity, double value, OptionalDouble limit) {
    /** What is measured of a camera. */
    public enum Quantity {
        /** How far the crossing's corner that moved most is from its place in the picture. */
        DISPLACEMENT("px", "人行横道角点偏移", "像素"),
        /** The same on the road, as it was calibrated. */
        DISPLACEMENT_ON_ROAD("m", "地面偏移", "米"),
        ROTATION("deg", "旋转", "度"),
        /** 1 where nothing was zoomed. */
        ZOOM("", "缩放", "倍"),
        /** How many of a hundred landmarks are seen. */
        LANDMARKS("%", "可见地标", "%"),
        /** Since the last picture. */
        SILENCE("s", "已无画面", "秒"),
        /** Since the picture last changed. */
        STILLNESS("s", "画面不变", "秒"),
        /** Mean grey level, of 255. */
        BRIGHTNESS("", "平均亮度", ""),
        /** How many of a hundred pixels are white. */
        WHITE("%", "过曝面积", "%"),
        /** Of a hundred parts of the camera's own running reference. */
        SHARPNESS("%", "清晰度", "%"),
        /** Of a hundred parts of the camera's own running reference. */
        CONTRAST("%", "对比度", "%"),
        /** The pictures' time less the true time. */
        CLOCK_OFFSET("s", "时钟偏差", "秒");

        private final String unit;
        private final String chinese;
        private final String chineseUnit;

        Quantity(String unit, String chinese, String chineseUnit) {
            this.unit = unit;
            this.chinese = chinese;
            this.chineseUnit = chineseUnit;
        }

        /** As on the wire. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Such as px, m, s; empty for a ratio. */
        public String unit() {
            return unit;
        }
    }

    static Measure of(Quantity quantity, double value) {
        return new Measure(quantity, value, OptionalDouble.empty());
    }

    static Measure of(Quantity quantity, double value, double limit) {
        return new Measure(quantity, value, OptionalDouble.of(limit));
    }

    /** In seconds. */
    static Measure of(Quantity quantity, Duration value, Duration limit) {
        return of(quantity, value.toMillis() / 1000.0, limit.toMillis() / 1000.0);
    }

    /** Such as {@code 时钟偏差 1.4 秒(限值 1.0)}. */
    public String chinese() {
        String limited = limit.isPresent() ? "(限值 " + number(limit.getAsDouble()) + ")" : "";
        return (quantity.chinese + " " + number(value) + " " + quantity.chineseUnit).strip() + limited;
    }

    /** Such as {@code clock offset 1.4 s (limit 1.0)}. */
    public String english() {
        String limited = limit.isPresent() ? " (limit " + number(limit.getAsDouble()) + ")" : "";
        return (quantity.code().replace('_', ' ') + " " + number(value) + " " + quantity.unit).strip() + limited;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.0f", value);
    }
}
