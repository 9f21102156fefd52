package zebrawatch.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import zebrawatch.account.Role;
import zebrawatch.archive.CaseStore;
import zebrawatch.archive.Hindrance;
import zebrawatch.web.Access;
import zebrawatch.web.Pages;
import zebrawatch.web.Request;
import zebrawatch.web.Routes;

/** How the office's intake fares: what is stored, what is in quarantine and why, what was set aside. */
public final class IntakePage implements Pages {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_LINES = 200;

    private final CaseStore store;
    private final Supplier<Set<Hindrance>> hindrances;

    /** @param hindrances what keeps the intakes from working now */
    public IntakePage(CaseStore store, Supplier<Set<Hindrance>> hindrances) {
        this.store = store;
        this.hindrances = hindrances;
    }

    /** A row as the page has it; the program's own sentences are for the log. */
    record Line(String name, Instant arrived, List<String> reasons) {
        static Line of(CaseStore.Trouble trouble, Request request) {
            List<String> kinds = trouble.kinds().isEmpty() ? List.of("unknown") : trouble.kinds();
            return new Line(
                    trouble.name(),
                    trouble.arrived(),
                    kinds.stream()
                            .distinct()
                            .map(kind -> request.text("intake.why." + kind))
                            .toList());
        }
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
                        "hindrances", hindrances.get(),
                        "totals", store.totals(),
                        "quarantine", lines(request, store.quarantine(MOST_LINES)),
                        "setAside", lines(request, store.setAside(MOST_LINES))));
    }

    private static List<Line> lines(Request request, List<CaseStore.Trouble> troubles) {
        return troubles.stream().map(trouble -> Line.of(trouble, request)).toList();
    }

    /** For whatever watches the office; tells numbers and, to nobody, why. */
    private void health(Context context) throws JsonProcessingException {
        CaseStore.Totals totals = store.totals();
        boolean fine = hindrances.get().isEmpty();
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
