package zebrawatch.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.CaseWords;
import zebrawatch.evidence.FactWords;
import zebrawatch.evidence.Remark;
import zebrawatch.evidence.Snapshot;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Camera;
import zebrawatch.scene.Lane;

/**
 * A case in words for people, as the page shows it. Plain text throughout: the page sets it as text, never as HTML.
 *
 * @param violation whether it is one
 * @param verdict 不礼让行人 or 礼让行人
 * @param time the decisive moment, to the millisecond
 * @param where crossing and lane
 * @param summary the telling facts in one line
 * @param remarks what is less than it should be, in one line; empty where nothing is
 */
record CaseCard(
        String id,
        boolean violation,
        String verdict,
        String time,
        String camera,
        String place,
        String where,
        String summary,
        String policeCase,
        String remarks,
        List<Line> facts,
        List<Picture> pictures) {

    /** A measured value beside its limit, which may be empty. */
    record Line(String label, String measured, String limit) {}

    /** A picture, what it shows and when it was taken. */
    record Picture(String url, String label, String time) {}

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    /** @param cameras to name the lane by; a case of another camera has none */
    static CaseCard of(CaseFile caseFile, ZoneId zone, List<Camera> cameras) {
        Ruling ruling = caseFile.ruling();
        boolean violation = ruling.kind() == Ruling.Kind.FAILURE_TO_YIELD;
        return new CaseCard(
                caseFile.id(),
                violation,
                CaseWords.verdict(ruling.kind()),
                TIME.withZone(zone).format(ruling.time()),
                caseFile.camera().value(),
                caseFile.place(),
                where(caseFile, cameras),
                FactSentence.chinese(ruling),
                CaseWords.policeCase(ruling.policeCase()),
                remarks(caseFile),
                ruling.facts().stream()
                        .map(f -> new Line(FactWords.label(f), FactWords.measured(f), FactWords.limit(f)))
                        .toList(),
                pictures(caseFile, zone));
    }

    private static String where(CaseFile caseFile, List<Camera> cameras) {
        String crossing = caseFile.ruling().crossing();
        return cameras.stream()
                .filter(camera -> camera.id().equals(caseFile.camera()))
                .flatMap(camera -> camera.crossings().stream())
                .filter(c -> c.name().equals(crossing))
                .flatMap(c -> c.lanes().stream())
                .filter(lane -> isDrivenBy(caseFile.ruling(), lane))
                .findFirst()
                .map(lane -> crossing + " · " + lane.name())
                .orElse(crossing);
    }

    private static boolean isDrivenBy(Ruling ruling, Lane lane) {
        return lane.across().contains(ruling.vehicle().position().u())
                && lane.direction().sign() * ruling.vehicle().velocity().v() > 0;
    }

    private static String remarks(CaseFile caseFile) {
        List<String> remarks = caseFile.background().stream()
                .flatMap(background -> background.remarks().stream())
                .map(Remark::words)
                .toList();
        return remarks.isEmpty() ? "" : "备注：" + String.join("；", remarks);
    }

    private static List<Picture> pictures(CaseFile caseFile, ZoneId zone) {
        List<Picture> pictures = new ArrayList<>();
        for (Snapshot.Kind kind : shown(caseFile)) {
            List<Snapshot> all = caseFile.snapshots();
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).kind() == kind) {
                    String url = "/cases/" + URLEncoder.encode(caseFile.id(), UTF_8) + "/" + (i + 1) + ".jpg";
                    pictures.add(new Picture(url, label(kind), clock(all.get(i).time(), zone)));
                }
            }
        }
        return pictures;
    }

    /** The lettered copies, or the pictures of a station that makes none. */
    private static List<Snapshot.Kind> shown(CaseFile caseFile) {
        boolean marked = caseFile.snapshots().stream().anyMatch(s -> s.kind() == Snapshot.Kind.ON_MARKED);
        return marked
                ? List.of(
                        Snapshot.Kind.BEFORE_MARKED,
                        Snapshot.Kind.ON_MARKED,
                        Snapshot.Kind.AFTER_MARKED,
                        Snapshot.Kind.VEHICLE)
                : List.of(Snapshot.Kind.BEFORE, Snapshot.Kind.ON, Snapshot.Kind.AFTER, Snapshot.Kind.VEHICLE);
    }

    private static String clock(Instant time, ZoneId zone) {
        return CLOCK.withZone(zone).format(time);
    }

    private static String label(Snapshot.Kind kind) {
        return switch (kind) {
            case BEFORE, BEFORE_MARKED -> "停止线前";
            case ON, ON_MARKED -> "斑马线上";
            case AFTER, AFTER_MARKED -> "驶离斑马线";
            case VEHICLE -> "车辆特写";
            case COMPOSITE -> "合成图";
            case CLIP -> "录像";
        };
    }
}
