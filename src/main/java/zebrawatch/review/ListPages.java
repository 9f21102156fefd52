package zebrawatch.review;

import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import zebrawatch.account.Account;
import zebrawatch.account.Role;
import zebrawatch.web.Access;
import zebrawatch.web.Pages;
import zebrawatch.web.Request;
import zebrawatch.web.Routes;
import zebrawatch.web.Table;

/** Confirmed cases by who deals with them: to read, to take along as a table, to mark as handed over. */
public final class ListPages implements Pages {
    private static final Access SUPERVISORS = Access.only(Role.SUPERVISOR);
    private static final int A_PAGE = 100;
    private static final int MOST_EXPORTED = 20_000;
    private static final int LONGEST_CODE = 40;

    private final Desk desk;

    /** @param desk what reviewers work with */
    public ListPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/handover", SUPERVISORS, request -> request.redirect("/handover/penalty"))
                .menu("review.menu.lists");
        routes.get("/handover/{destination}", SUPERVISORS, this::show);
        routes.post("/handover/{destination}/handed", SUPERVISORS, this::hand);
        routes.get("/handover/{destination}/csv", SUPERVISORS, request -> export(request, Table.Format.CSV));
        routes.get("/handover/{destination}/xlsx", SUPERVISORS, request -> export(request, Table.Format.XLSX));
    }

    private void show(Request request) {
        Destination destination = destination(request);
        boolean isHanded = isHanded(request);
        Optional<UUID> after = Optional.of(request.query("after", LONGEST_CODE))
                .filter(text -> !text.isEmpty())
                .map(ListPages::uuid);
        List<HandOver.Entry> some = desk.handOver().list(destination, isHanded, after, A_PAGE + 1);
        List<HandOver.Entry> shown = some.subList(0, Math.min(A_PAGE, some.size()));
        Function<HandOver.Entry, String> officers = officers();
        Map<String, Object> values = new HashMap<>();
        values.put("entries", shown.stream().map(e -> view(e, officers)).toList());
        values.put("destination", destination.code());
        values.put(
                "destinations",
                Arrays.stream(Destination.values()).map(Destination::code).toList());
        values.put("handed", isHanded);
        values.put("next", some.size() > A_PAGE ? shown.get(A_PAGE - 1).page().toString() : "");
        values.put("said", request.query("said", LONGEST_CODE));
        desk.staff().audit().record(request.who(), "review.list", destination.code(), "");
        request.page("review/list", values);
    }

    /** An entry with its officer's name; {@code handed} tells nothing of one that was not. */
    record Line(HandOver.Entry entry, String category, String officer, Instant handed) {}

    private static Line view(HandOver.Entry entry, Function<HandOver.Entry, String> officers) {
        return new Line(
                entry,
                entry.category().code(),
                officers.apply(entry),
                entry.handed().orElse(Instant.EPOCH));
    }

    /** Names an entry's officer. */
    private Function<HandOver.Entry, String> officers() {
        Map<UUID, String> names =
                desk.staff().accounts().all().stream().collect(Collectors.toMap(Account::id, Account::shownName));
        return entry -> names.getOrDefault(entry.officer(), "—");
    }

    private void hand(Request request) {
        Destination destination = destination(request);
        List<UUID> pages = request.fields("page").stream().map(ListPages::uuid).toList();
        int handed = desk.handOver().hand(request.who(), destination, pages);
        request.redirect("/handover/" + destination.code() + "?said=" + handed);
    }

    private void export(Request request, Table.Format format) {
        Destination destination = destination(request);
        List<HandOver.Entry> entries =
                desk.handOver().list(destination, isHanded(request), Optional.empty(), MOST_EXPORTED);
        Table table = CaseTable.of(
                entries,
                desk.handOver()
                        .evidence(entries.stream().map(HandOver.Entry::caseId).toList()),
                officers(),
                desk.zone(),
                (key, arguments) -> request.text(key, arguments));
        desk.staff()
                .audit()
                .record(request.who(), "review.export", destination.code(), entries.size() + " " + format.name());
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), desk.zone());
        request.attach(table, format, destination.code() + "-" + today);
    }

    private static Destination destination(Request request) {
        return Destination.of(request.context().pathParam("destination")).orElseThrow(NotFoundResponse::new);
    }

    private static boolean isHanded(Request request) {
        return request.query("handed", LONGEST_CODE).equals("1");
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundResponse();
        }
    }
}
