package zebrawatch.harness.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** Text that goes into HTML and SVG. */
final class Markup {
    private Markup() {}

    /** Text as it may stand between tags and within quotes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Filled in, with a decimal point wherever the program runs. */
    static String of(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    /** A share from 0 to 1 as such as 98.2%. */
    static String percent(double share) {
        return of("%.1f%%", 100 * share).replace(".0%", "%");
    }

    /** Such as +0.08 秒. */
    static String signedSeconds(OptionalDouble seconds) {
        return seconds.isPresent() ? of("%+.2f 秒", seconds.getAsDouble()) : "—";
    }

    /** Such as 6.08 秒. */
    static String seconds(double seconds) {
        return of("%.2f 秒", seconds);
    }
}
