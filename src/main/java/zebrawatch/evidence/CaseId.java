package zebrawatch.evidence;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.CameraId;

/**
 * Names a case: {@code <camera>-<ruling time, UTC, to milliseconds>-<8 hex digits>}, such as
 * {@code kaili-07-20260305T081502123Z-3fa9c1d2}. The digits digest crossing, ruling time and the vehicle's box at that
 * time, which tells two vehicles apart that enter side by side in the same frame. Nothing in it depends on when or how
 * often the passage is judged, so a case that is made again is the same case.
 */
final class CaseId {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private CaseId() {}

    static String of(CameraId camera, Ruling ruling) {
        String passage = camera + "|" + ruling.crossing() + "|" + ruling.time() + "|"
                + ruling.vehicle().box();
        return camera + "-" + TIME.format(ruling.time()) + "-"
                + Sha256.of(passage, new byte[0]).substring(0, 8);
    }
}
