package zebrawatch.web;

import io.javalin.http.BadRequestResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zebrawatch.account.Audit;
import zebrawatch.account.Role;

/** The log of who did what, and its check. */
final class AuditPages implements Pages {
    private static final Access READERS = Access.only(Role.ADMINISTRATOR, Role.SUPERVISOR);
    private static final int ROWS = 100;
    private static final int LONGEST = 100;
    private static final Pattern CODE = Pattern.compile("\\b[A-Za-z_]+\\b");

    private final Audit audit;
    private final ZoneId zone;

    AuditPages(Audit audit, ZoneId zone) {
        this.audit = audit;
        this.zone = zone;
    }

    /** What one may choose to see. */
    record Choice(String code, String text) {}

    /** What was asked for, as the form shows it again. */
    record Asked(String name, String what, String subject, String from, String until) {}

    /** A row in words. */
    record Line(Audit.Entry entry, String what, String subject, String details) {
        static Line of(Audit.Entry entry, Request request) {
            return new Line(
                    entry,
                    word(request, entry.what()),
                    words(request, entry, entry.subject()),
                    words(request, entry, entry.details()));
        }
    }

    @Override
    public void open(Routes routes) {
        routes.get("/audit", READERS, this::list).menu("account.menu.audit");
        routes.post("/audit/verify", READERS, this::verify);
    }

    private void list(Request request) {
        Asked asked = new Asked(
                request.query("name", LONGEST),
                request.query("what", LONGEST),
                request.query("subject", LONGEST),
                request.query("from", LONGEST),
                request.query("until", LONGEST));
        List<Line> lines = audit.entries(filter(asked, request.query("before", LONGEST)), ROWS + 1).stream()
                .map(entry -> Line.of(entry, request))
                .toList();
        boolean more = lines.size() > ROWS;
        List<Line> shown = more ? lines.subList(0, ROWS) : lines;
        request.page(
                "account/audit",
                Map.of(
                        "asked",
                        asked,
                        "whats",
                        audit.whats().stream()
                                .map(w -> new Choice(w, word(request, w)))
                                .toList(),
                        "lines",
                        shown,
                        "before",
                        more ? shown.get(ROWS - 1).entry().number() : 0));
    }

    private void verify(Request request) {
        Audit.Verdict verdict = audit.verify();
        audit.record(
                request.who(),
                "account.verify",
                "",
                verdict.broken().map(n -> "row " + n).orElse(""));
        request.page(
                "account/verdict",
                Map.of(
                        "rows", verdict.rows(),
                        "broken", verdict.broken().orElse(0L),
                        "last", verdict.lastSha256()));
    }

    private Audit.Filter filter(Asked asked, String before) {
        try {
            return new Audit.Filter(
                    asked.name(),
                    asked.what(),
                    asked.subject(),
                    asked.from().isEmpty() ? Audit.Filter.ALL.from() : start(LocalDate.parse(asked.from())),
                    asked.until().isEmpty()
                            ? Audit.Filter.ALL.until()
                            : start(LocalDate.parse(asked.until()).plusDays(1)),
                    before.isEmpty() ? Long.MAX_VALUE : Long.parseLong(before));
        } catch (DateTimeException | NumberFormatException e) {
            throw new BadRequestResponse();
        }
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The codes that a room writes into its rows, {@code penalty} as {@code review.audit.word.penalty}; the rest as it is. */
    private static String words(Request request, Audit.Entry entry, String text) {
        String room = entry.what().replaceFirst("\\..*", "");
        return CODE.matcher(text)
                .replaceAll(code ->
                        Matcher.quoteReplacement(Texts.find(request.language(), room + ".audit.word." + code.group())
                                .orElse(code.group())));
    }

    /** {@code review.confirm} is {@code review.audit.confirm} in the texts; a word that has no text is shown as it is. */
    private static String word(Request request, String what) {
        return Texts.find(request.language(), what.replaceFirst("\\.", ".audit."))
                .orElse(what);
    }
}
