package zebrawatch.review;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import zebrawatch.account.Account;
import zebrawatch.account.Role;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.web.Access;
import zebrawatch.web.Pages;
import zebrawatch.web.Request;
import zebrawatch.web.Routes;

/** The page of a case, its media, and what is decided on it. */
public final class CasePages implements Pages {
    private static final Access REVIEWERS = Access.only(Role.OFFICER);
    private static final Access READERS = Access.only(Role.OFFICER, Role.SUPERVISOR);
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_TEXT = 2_000;

    private final Desk desk;

    /** @param desk what reviewers work with */
    public CasePages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void open(Routes routes) {
        routes.post("/review/next", REVIEWERS, this::next);
        routes.post("/review/preload", REVIEWERS, this::preload);
        routes.post("/review/undo", REVIEWERS, this::undo);
        routes.get("/review/cases/{page}", READERS, this::show);
        routes.get("/review/cases/{page}/media/{seq}", READERS, this::medium);
        routes.post("/review/cases/{page}/decision", REVIEWERS, this::decide);
        routes.post("/review/cases/{page}/skip", REVIEWERS, this::skip);
    }

    private void next(Request request) {
        Optional<Review> given = desk.docket().next(request.account().id(), Optional.empty());
        request.redirect(given.map(review -> "/review/cases/" + review.page()).orElse("/review?empty=1"));
    }

    /** The case after the one before the officer's eyes, to be shown without waiting. */
    private void preload(Request request) {
        Optional<UUID> before = Optional.of(uuid(request.field("except", LONGEST_CODE)));
        Optional<Review> given = desk.docket().next(request.account().id(), before);
        if (given.isEmpty()) {
            request.context().status(HttpStatus.NO_CONTENT);
        } else {
            answer(request, given.get(), "review/case-body");
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundResponse();
        }
    }

    /** Whoever opens a case that nobody has has it from then on, if he may decide it. */
    private void show(Request request) {
        Review review = find(request);
        Account account = request.account();
        Optional<Review> taken = account.roles().contains(Role.OFFICER)
                ? desk.docket().take(account.id(), review.page())
                : Optional.empty();
        answer(request, taken.orElse(review), "review/case");
    }

    private Review find(Request request) {
        return desk.docket().find(request.id("page")).orElseThrow(NotFoundResponse::new);
    }

    private void answer(Request request, Review review, String template) {
        CaseEvent event =
                review.caseId().flatMap(id -> desk.dossiers().document(id)).orElseThrow(NotFoundResponse::new);
        Instant now = desk.clock().instant();
        boolean mine = review.state().isUndecided()
                && review.isHeldBy(request.account().id(), now);
        CaseView view = CaseView.of(review, event, said(review), mine, now, desk.zone(), request.language());
        Map<String, Object> values = new HashMap<>();
        values.put("case", view);
        values.put("categories", Category.values());
        values.put("reasons", Reason.values());
        desk.staff().audit().record(request.who(), "review.view", event.id(), "");
        request.page(template, values);
    }

    /** The second officer does not see what the first said. */
    private List<CaseView.Said> said(Review review) {
        return review.state().isUndecided()
                ? List.of()
                : desk.decisions().of(review.page()).stream().map(this::said).toList();
    }

    private CaseView.Said said(Decisions.Decision decision) {
        Finding finding = decision.finding();
        return new CaseView.Said(
                desk.staff()
                        .accounts()
                        .find(decision.officer())
                        .map(Account::shownName)
                        .orElse("—"),
                decision.decided(),
                decision.look(),
                finding.outcome().code(),
                finding.category().map(Category::code).orElse(""),
                finding.plate(),
                finding.reasons().stream().map(Reason::code).toList(),
                finding.note(),
                decision.undone().isPresent());
    }

    private void medium(Request request) throws IOException {
        int seq = request.context().pathParamAsClass("seq", Integer.class).getOrThrow(e -> new NotFoundResponse());
        Dossiers.Medium medium = find(request)
                .caseId()
                .flatMap(id -> desk.dossiers().medium(id, seq))
                .orElseThrow(NotFoundResponse::new);
        Path file = desk.media().path(medium.sha256());
        try {
            request.context().writeSeekableStream(Files.newInputStream(file), medium.type(), Files.size(file));
        } catch (NoSuchFileException e) {
            throw new NotFoundResponse();
        }
    }

    private void decide(Request request) {
        Context context = request.context();
        try {
            Finding finding = new Finding(
                    Outcome.of(request.field("outcome", LONGEST_CODE)).orElseThrow(NotFoundResponse::new),
                    Category.of(request.field("category", LONGEST_CODE)),
                    request.field("plate", LONGEST_TEXT),
                    request.fields("reason").stream()
                            .flatMap(code -> Reason.of(code).stream())
                            .toList(),
                    request.field("note", LONGEST_TEXT));
            desk.decisions().decide(request.who(), request.id("page"), finding);
            context.status(HttpStatus.NO_CONTENT);
        } catch (RefusedException e) {
            refuse(request, e);
        }
    }

    private void skip(Request request) {
        desk.docket().skip(request.account().id(), request.id("page"));
        request.context().status(HttpStatus.NO_CONTENT);
    }

    private void undo(Request request) {
        try {
            UUID page = desk.decisions().undo(request.who());
            request.context().contentType("text/plain").result("/review/cases/" + page);
        } catch (RefusedException e) {
            refuse(request, e);
        }
    }

    private static void refuse(Request request, RefusedException e) {
        request.context()
                .status(e.refusal() == Refusal.NOT_YOURS ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT)
                .contentType("text/plain; charset=utf-8")
                .result(request.text("review.refusal." + e.refusal().code()));
    }
}
