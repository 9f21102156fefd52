package zebrawatch.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import zebrawatch.evidence.CaseWords;
import zebrawatch.evidence.FactWords;
import zebrawatch.evidence.Remark;
import zebrawatch.evidence.Sketch;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.print.TopView;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.rule.Ruling;
import zebrawatch.web.Language;

/**
 * A case as its page shows it: plain text, and the drawing from above.
 *
 * @param sentence the telling facts in one line
 * @param drawing SVG, empty where the case has none
 * @param clip address of the clip, empty where there is none
 */
record CaseView(
        String page,
        String id,
        String state,
        boolean mine,
        boolean overdue,
        LocalDate due,
        String time,
        String spot,
        String lane,
        String camera,
        String sentence,
        String policeCase,
        List<String> remarks,
        List<Line> facts,
        List<Picture> pictures,
        String clip,
        String drawing,
        String category,
        List<Said> said) {

    /** A measured value beside its limit, which may be empty. */
    record Line(String label, String measured, String limit) {}

    /**
     * A picture.
     *
     * @param url as the camera saw it
     * @param marked with road users outlined and lettered; the same where there is none
     * @param label key of its text
     */
    record Picture(String url, String marked, String label, String time) {}

    /** A decision that was made. */
    record Said(
            String officer,
            Instant decided,
            int look,
            String outcome,
            String category,
            String plate,
            List<String> reasons,
            String note,
            boolean undone) {}

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final int DRAWING_WIDTH = 270;
    private static final int DRAWING_HEIGHT = 150;
    /** Metres; a crossing beyond is a mistake and would be drawn with stripes without end. */
    private static final double LONGEST_CROSSING = 200;

    /** The pictures in the order of their moments, each with its marked copy. */
    private static final Map<Snapshot.Kind, Snapshot.Kind> MARKED = Map.of(
            Snapshot.Kind.BEFORE, Snapshot.Kind.BEFORE_MARKED,
            Snapshot.Kind.ON, Snapshot.Kind.ON_MARKED,
            Snapshot.Kind.AFTER, Snapshot.Kind.AFTER_MARKED);

    private static final List<Snapshot.Kind> SHOWN = List.of(
            Snapshot.Kind.ON,
            Snapshot.Kind.BEFORE,
            Snapshot.Kind.AFTER,
            Snapshot.Kind.VEHICLE,
            Snapshot.Kind.COMPOSITE);

    static CaseView of(
            Review review,
            CaseEvent event,
            List<Said> said,
            boolean mine,
            Instant now,
            ZoneId zone,
            Language language) {
        Ruling ruling = event.bare().ruling();
        boolean isChinese = language == Language.CHINESE;
        return new CaseView(
                review.page().toString(),
                event.id(),
                review.state().code(),
                mine,
                review.state().isUndecided() && !review.due().isAfter(now),
                review.lastDay(zone),
                TIME.withZone(zone).format(ruling.time()),
                review.place() + " · " + review.crossing(),
                event.bare()
                        .background()
                        .flatMap(b -> b.sketch().laneOf(ruling.vehicle()))
                        .map(l -> l.name())
                        .orElse(""),
                review.camera(),
                isChinese ? FactSentence.chinese(ruling) : FactSentence.english(ruling),
                isChinese ? CaseWords.policeCase(ruling.policeCase()) : "",
                event.bare().background().stream()
                        .flatMap(b -> b.remarks().stream())
                        .map(remark -> words(remark, isChinese))
                        .toList(),
                ruling.facts().stream()
                        .map(f -> new Line(
                                isChinese ? FactWords.label(f) : FactWords.english(f),
                                FactWords.measured(f),
                                FactWords.limit(f)))
                        .toList(),
                pictures(review, event, zone),
                find(event, Snapshot.Kind.CLIP).map(p -> url(review, p)).orElse(""),
                event.bare()
                        .background()
                        .map(b -> drawing(b.sketch(), ruling, isChinese ? TopView.Key.CHINESE : TopView.Key.ENGLISH))
                        .orElse(""),
                Category.usual(ruling.vehicle().kind()).code(),
                List.copyOf(said));
    }

    private static String words(Remark remark, boolean isChinese) {
        return isChinese ? remark.words() : remark.code().replace('_', ' ');
    }

    private static List<Picture> pictures(Review review, CaseEvent event, ZoneId zone) {
        List<Picture> pictures = new ArrayList<>();
        for (Snapshot.Kind kind : SHOWN) {
            Optional<CaseEvent.Picture> marked =
                    Optional.ofNullable(MARKED.get(kind)).flatMap(m -> find(event, m));
            Optional<CaseEvent.Picture> plain = find(event, kind).or(() -> marked);
            plain.ifPresent(p -> pictures.add(new Picture(
                    url(review, p),
                    url(review, marked.orElse(p)),
                    "review.picture." + kind.code(),
                    CLOCK.withZone(zone).format(p.time()))));
        }
        return pictures;
    }

    private static Optional<CaseEvent.Picture> find(CaseEvent event, Snapshot.Kind kind) {
        return event.pictures().stream().filter(p -> p.kind() == kind).findFirst();
    }

    private static String url(Review review, CaseEvent.Picture picture) {
        return "/review/cases/" + review.page() + "/media/" + picture.seq();
    }

    private static String drawing(Sketch sketch, Ruling ruling, TopView.Key key) {
        boolean isPlausible = Stream.of(sketch.length(), sketch.width()).allMatch(m -> m > 0 && m < LONGEST_CROSSING);
        return isPlausible ? TopView.svg(sketch, ruling.moments(), key, DRAWING_WIDTH, DRAWING_HEIGHT) : "";
    }
}
