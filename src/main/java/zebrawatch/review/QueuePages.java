package zebrawatch.review;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import zebrawatch.account.Role;
import zebrawatch.web.Access;
import zebrawatch.web.Pages;
import zebrawatch.web.Request;
import zebrawatch.web.Routes;

/** The list of cases, those due first in front. What a filter says that it cannot say is as if it were not there. */
public final class QueuePages implements Pages {
    private static final int A_PAGE = 50;
    private static final int LONGEST = 400;
    private static final int POLICE_CASES = 7;
    private static final List<String> FILTERS = List.of("state", "spot", "from", "until", "kind", "sureness");

    private final Desk desk;

    /** @param desk what reviewers work with */
    public QueuePages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/review", Access.only(Role.OFFICER, Role.SUPERVISOR), this::queue)
                .menu("review.menu.queue");
    }

    /** A line of the list. */
    record Line(
            String page,
            String spot,
            Instant happened,
            int kind,
            String confidence,
            LocalDate due,
            boolean overdue,
            String state,
            boolean held) {}

    private void queue(Request request) {
        Instant now = desk.clock().instant();
        List<Review> some = desk.lists().list(filter(request), key(request), A_PAGE + 1);
        List<Review> shown = some.subList(0, Math.min(A_PAGE, some.size()));
        Map<String, Object> values = new HashMap<>();
        values.put("lines", shown.stream().map(r -> line(r, now)).toList());
        values.put("next", some.size() > A_PAGE ? link(request, shown.get(A_PAGE - 1)) : "");
        values.put("load", desk.lists().load(now));
        values.put("spots", desk.lists().spots());
        values.put("states", Review.State.values());
        values.put("kinds", IntStream.rangeClosed(1, POLICE_CASES).boxed().toList());
        values.put(
                "surenesses",
                Arrays.stream(QueueList.Sureness.values())
                        .map(s -> s.name().toLowerCase(Locale.ROOT))
                        .toList());
        values.put("chosen", chosen(request));
        values.put("empty", !request.query("empty", 1).isEmpty());
        values.put("officer", request.account().roles().contains(Role.OFFICER));
        request.page("review/queue", values);
    }

    private static Map<String, String> chosen(Request request) {
        return FILTERS.stream().collect(Collectors.toMap(name -> name, name -> request.query(name, LONGEST)));
    }

    private Line line(Review review, Instant now) {
        return new Line(
                review.page().toString(),
                review.place() + " · " + review.crossing(),
                review.happened(),
                review.kind(),
                review.confidence().isPresent()
                        ? String.format(
                                Locale.ROOT, "%.0f%%", 100 * review.confidence().getAsDouble())
                        : "—",
                review.lastDay(desk.zone()),
                review.state().isUndecided() && !review.due().isAfter(now),
                review.state().code(),
                review.heldUntil().filter(now::isBefore).isPresent());
    }

    private QueueList.Filter filter(Request request) {
        return new QueueList.Filter(
                choice(Review.State.values(), request.query("state", LONGEST)),
                Optional.of(request.query("spot", LONGEST)).filter(s -> !s.isEmpty()),
                day(request.query("from", LONGEST)),
                day(request.query("until", LONGEST)).map(d -> d.plusSeconds(86_400)),
                kind(request.query("kind", LONGEST)),
                choice(QueueList.Sureness.values(), request.query("sureness", LONGEST)));
    }

    private static <E extends Enum<E>> Optional<E> choice(E[] values, String code) {
        return Arrays.stream(values)
                .filter(v -> v.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst();
    }

    private Optional<Instant> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text).atStartOfDay(desk.zone()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static OptionalInt kind(String text) {
        return text.matches("[1-7]") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private static Optional<QueueList.Key> key(Request request) {
        try {
            return Optional.of(new QueueList.Key(
                    Instant.parse(request.query("due", LONGEST)),
                    Instant.parse(request.query("happened", LONGEST)),
                    UUID.fromString(request.query("after", LONGEST))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String link(Request request, Review last) {
        String filters = chosen(request).entrySet().stream()
                .filter(e -> !e.getValue().isEmpty())
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8) + "&")
                .sorted()
                .collect(Collectors.joining());
        return "/review?" + filters + "due=" + last.due() + "&happened=" + last.happened() + "&after=" + last.page();
    }
}
