package zebrawatch.board;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import zebrawatch.account.Role;
import zebrawatch.board.mask.PlateDisplay;
import zebrawatch.scene.Box;
import zebrawatch.web.Access;
import zebrawatch.web.Pages;
import zebrawatch.web.Request;
import zebrawatch.web.Routes;
import zebrawatch.web.Texts;

/** Where editors compose issues, look at masked pictures, publish and withdraw. */
public final class EditorPages implements Pages {
    private static final Access EDITORS = Access.only(Role.EDITOR);
    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_TEXT = 300;
    private static final Pattern REFUSAL = Pattern.compile("board\\.refused\\.[a-z_]+");

    private final Board board;
    private final MaskStore masks;
    private final Supplier<List<Nominee>> nominees;

    /** @param nominees the confirmed cases that the board may show, the newest first */
    public EditorPages(Board board, MaskStore masks, Supplier<List<Nominee>> nominees) {
        this.board = board;
        this.masks = masks;
        this.nominees = nominees;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/exposures", EDITORS, this::issues).menu("board.menu");
        routes.post("/exposures", EDITORS, request -> request.redirect("/exposures/" + board.draft(request.who())));
        routes.get("/exposures/{issue}", EDITORS, this::issue);
        routes.get("/exposures/{issue}/preview", EDITORS, this::preview);
        routes.post("/exposures/{issue}/describe", EDITORS, request -> change(request, this::describe));
        routes.post("/exposures/{issue}/add", EDITORS, request -> change(request, this::add));
        routes.post(
                "/exposures/{issue}/publish",
                EDITORS,
                request -> change(request, (r, issue) -> board.publish(issue, r.who())));
        routes.post(
                "/exposures/{issue}/withdraw",
                EDITORS,
                request ->
                        change(request, (r, issue) -> board.withdraw(issue, r.field("reason", LONGEST_TEXT), r.who())));
        routes.post("/exposures/{issue}/discard", EDITORS, this::discard);
        routes.post("/exposure-items/{item}/{change}", EDITORS, this::changeItem);
        routes.get("/exposure-pictures/{picture}", EDITORS, this::picture);
        routes.get(
                "/exposure-pictures/{picture}/original",
                EDITORS,
                request -> jpeg(request, Optional.of(photo(request).original())));
        routes.get(
                "/exposure-pictures/{picture}/masked",
                EDITORS,
                request -> jpeg(request, photo(request).masked()));
        routes.post("/exposure-pictures/{picture}/{change}", EDITORS, this::changePicture);
    }

    private void issues(Request request) {
        request.page("board/issues", Map.of("issues", board.issues()));
    }

    private void issue(Request request) {
        Issue issue = board.issue(request.id("issue")).orElseThrow(NotFoundResponse::new);
        List<Item> items = board.items(issue.id());
        Map<String, Object> values = new HashMap<>();
        values.put("issue", issue);
        values.put("number", issue.number().orElseGet(board::nextNumber));
        values.put("items", items);
        values.put("waiting", items.stream().anyMatch(EditorPages::waits));
        values.put("displays", PlateDisplay.values());
        values.put("nominees", issue.isDraft() ? board.withoutShown(nominees.get()) : List.of());
        values.put("refused", refused(request));
        request.page("board/compose", values);
    }

    private static boolean waits(Item item) {
        return item.pictures().stream()
                .anyMatch(p -> p.masked().isEmpty() && p.trouble().isEmpty());
    }

    private void preview(Request request) {
        Issue issue = board.issue(request.id("issue")).orElseThrow(NotFoundResponse::new);
        int number = issue.number().orElseGet(board::nextNumber);
        request.page(
                "board/public",
                Map.of(
                        "shown",
                        Shown.of(issue, number, board.items(issue.id()), "/exposure-pictures/", "/masked"),
                        "preview",
                        true));
    }

    private void picture(Request request) {
        Photo photo = photo(request);
        Item item = board.item(photo.item()).orElseThrow(NotFoundResponse::new);
        Issue issue = board.issue(item.issue()).orElseThrow(NotFoundResponse::new);
        Map<String, Object> values = new HashMap<>();
        values.put("issue", issue);
        values.put("item", item);
        values.put("photo", photo);
        values.put("masks", masks.masks(photo.id()));
        values.put("next", next(issue, photo).map(UUID::toString).orElse(""));
        values.put("refused", refused(request));
        request.page("board/picture", values);
    }

    /** Another picture of the issue that nobody has confirmed. */
    private Optional<UUID> next(Issue issue, Photo photo) {
        List<Photo> all = new ArrayList<>();
        board.items(issue.id()).forEach(item -> all.addAll(item.pictures()));
        int at = all.stream().map(Photo::id).toList().indexOf(photo.id());
        List<Photo> following = new ArrayList<>(all.subList(at + 1, all.size()));
        following.addAll(all.subList(0, at));
        return following.stream().filter(p -> !p.isConfirmed()).map(Photo::id).findFirst();
    }

    private void describe(Request request, UUID issue) {
        PlateDisplay plates;
        try {
            plates = PlateDisplay.of(request.field("plates", 8));
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse("plates");
        }
        board.describe(
                issue,
                request.field("title", LONGEST_TITLE),
                plates,
                request.field("legal_basis", LONGEST_TEXT),
                request.who());
    }

    private void add(Request request, UUID issue) {
        String wanted = request.field("nominee", 36);
        Nominee nominee = nominees.get().stream()
                .filter(n -> n.id().toString().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new BoardException("board.refused.gone"));
        board.add(issue, nominee, request.who());
    }

    private void discard(Request request) {
        UUID issue = request.id("issue");
        try {
            board.discard(issue, request.who());
            request.redirect("/exposures");
        } catch (BoardException e) {
            request.redirect("/exposures/" + issue + "?refused=" + e.textKey());
        }
    }

    private void changeItem(Request request) {
        Item item = board.item(request.id("item")).orElseThrow(NotFoundResponse::new);
        String page = "/exposures/" + item.issue();
        attempt(request, page, page, () -> {
            switch (request.context().pathParam("change")) {
                case "up" -> board.move(item.id(), true, request.who());
                case "down" -> board.move(item.id(), false, request.who());
                case "remove" -> board.remove(item.id(), request.who());
                default -> throw new NotFoundResponse();
            }
        });
    }

    private void changePicture(Request request) {
        Photo photo = photo(request);
        UUID id = photo.id();
        Item item = board.item(photo.item()).orElseThrow(NotFoundResponse::new);
        Issue issue = board.issue(item.issue()).orElseThrow(NotFoundResponse::new);
        String page = "/exposure-pictures/" + id;
        String overview = "/exposures/" + issue.id();
        switch (request.context().pathParam("change")) {
            case "draw" -> attempt(request, page, page, () -> masks.draw(id, box(request), request.who()));
            case "undraw" -> attempt(request, page, page, () -> masks.undraw(id, request.who()));
            case "own" -> attempt(request, page, page, () -> masks.own(id, box(request), request.who()));
            case "remove" -> attempt(request, overview, page, () -> board.removePicture(id, request.who()));
            case "confirm" ->
                attempt(
                        request,
                        next(issue, photo).map(n -> "/exposure-pictures/" + n).orElse(overview),
                        page,
                        () -> masks.confirm(id, whole(request, "version"), request.who()));
            default -> throw new NotFoundResponse();
        }
    }

    private Photo photo(Request request) {
        return board.photo(request.id("picture")).orElseThrow(NotFoundResponse::new);
    }

    private void jpeg(Request request, Optional<String> sha256) {
        byte[] bytes = masks.read(sha256.orElseThrow(NotFoundResponse::new));
        request.context().contentType("image/jpeg").result(bytes);
    }

    private static Box box(Request request) {
        return new Box(
                whole(request, "left"), whole(request, "top"), whole(request, "width"), whole(request, "height"));
    }

    private static int whole(Request request, String field) {
        try {
            int value = Integer.parseInt(request.field(field, 9));
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // no number is answered as a negative one
        }
        throw new BadRequestResponse(field);
    }

    /** Changes an issue and shows it. */
    @FunctionalInterface
    private interface Change {
        void make(Request request, UUID issue);
    }

    private static void change(Request request, Change change) {
        UUID issue = request.id("issue");
        String page = "/exposures/" + issue;
        attempt(request, page, page, () -> change.make(request, issue));
    }

    private static void attempt(Request request, String done, String refused, Runnable change) {
        try {
            change.run();
            request.redirect(done);
        } catch (BoardException e) {
            request.redirect(refused + "?refused=" + e.textKey());
        }
    }

    /** The sentence to a refusal that the address names; empty if it names none. */
    private static String refused(Request request) {
        String key = request.query("refused", 60);
        return REFUSAL.matcher(key).matches()
                ? Texts.find(request.language(), key).orElse("")
                : "";
    }
}
