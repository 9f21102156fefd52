package zebrawatch.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.function.Supplier;
import zebrawatch.account.Role;
import zebrawatch.archive.CaseStore;
import zebrawatch.web.Access;
import zebrawatch.web.Pages;
import zebrawatch.web.Request;
import zebrawatch.web.Routes;

/** How the office's intake fares: what is stored, what is in quarantine and why, what was set aside. */
public final class IntakePage implements Pages {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_LINES = 200;

    private final CaseStore store;
    private final Supplier<String> trouble;

    /** @param trouble what keeps the intake from working, empty if nothing does */
    public IntakePage(CaseStore store, Supplier<String> trouble) {
        this.store = store;
        this.trouble = trouble;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/intake", Access.only(Role.ADMINISTRATOR, Role.SUPERVISOR), this::page)
                .menu("intake.menu");
        routes.get("/health", Access.PUBLIC, request -> health(request.context()));
    }

    private void page(Request request) {
        request.page(
                "review/intake",
                Map.of(
                        "trouble", trouble.get(),
                        "totals", store.totals(),
                        "quarantine", store.quarantine(MOST_LINES),
                        "setAside", store.setAside(MOST_LINES)));
    }

    /** For whatever watches the office; tells numbers and, to nobody, why. */
    private void health(Context context) throws JsonProcessingException {
        CaseStore.Totals totals = store.totals();
        boolean fine = trouble.get().isEmpty();
        context.status(fine ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType("application/json")
                .result(JSON.writeValueAsString(JSON.createObjectNode()
                        .put("fine", fine)
                        .put("cases", totals.cases())
                        .put("media", totals.media())
                        .put("quarantined", totals.quarantined())
                        .put("set_aside", totals.setAside())
                        .put("deleted", totals.deleted())));
    }
}
