package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import zebrawatch.account.Audit;
import zebrawatch.account.Role;
import zebrawatch.archive.CaseStore;
import zebrawatch.archive.MediaStore;
import zebrawatch.review.Desk;
import zebrawatch.review.ReviewSettings;
import zebrawatch.web.Pages;
import zebrawatch.web.Route;
import zebrawatch.web.TestOffice;
import zebrawatch.web.Visitor;
import zebrawatch.zones.Cameras;
import zebrawatch.zones.StillStore;
import zebrawatch.zones.Wellbeing;
import zebrawatch.zones.ZonesPages;

/** Walks over every route there is; one that is added is tried by itself. */
class RoutesIT {
    private static TestOffice office;
    private static Visitor stranger;
    private static final Map<Role, Visitor> VISITORS = new EnumMap<>(Role.class);

    @BeforeAll
    static void open() {
        office = TestOffice.open(RoutesIT::rooms);
        stranger = office.stranger();
        for (Role role : Role.values()) {
            VISITORS.put(role, office.visitor(office.account(role.name().toLowerCase(Locale.ROOT), role)));
        }
    }

    @AfterAll
    static void close() {
        if (office != null) {
            office.close();
        }
    }

    @Test
    void whoIsNotSignedInGetsNothingThatIsNotPublic() {
        List<String> wrong = new ArrayList<>();
        String token = stranger.formToken();
        for (Route route : office.door().routes()) {
            if (route.access().everybody()) {
                continue;
            }
            HttpResponse<String> answer = ask(stranger, route, token);
            boolean sentToSignIn = answer.statusCode() == 303
                    && answer.headers().firstValue("Location").orElse("").contains("/sign-in");
            if (!(route.method().equals(HandlerType.GET) ? sentToSignIn : answer.statusCode() == 401)) {
                wrong.add(route + " " + answer.statusCode());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoLacksTheRoleIsRefusedAndLogged() {
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            String token = visitor(role).formToken();
            for (Route route : office.door().routes()) {
                if (route.access().everybody() || route.access().roles().contains(role)) {
                    continue;
                }
                if (ask(visitor(role), route, token).statusCode() != 403) {
                    wrong.add(role + " " + route);
                } else if (!newest().what().equals("web.refused")) {
                    wrong.add(role + " " + route + " is not logged");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aFormWithoutThisBrowsersTokenIsRefusedAndLogged() {
        List<String> wrong = new ArrayList<>();
        String foreign = office.stranger().formToken();
        for (Route route : office.door().routes()) {
            if (route.method().equals(HandlerType.GET)) {
                continue;
            }
            Visitor visitor = route.access().everybody()
                    ? stranger
                    : visitor(route.access().roles().iterator().next());
            for (String token : List.of(foreign, "", "x")) {
                if (ask(visitor, route, token).statusCode() != 403) {
                    wrong.add(route + " with '" + token + "'");
                } else if (!newest().what().equals("web.foreign_form")) {
                    wrong.add(route + " is not logged");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noTwoRoutesAreTheSame() {
        assertThat(office.door().routes()).extracting(Route::toString).doesNotHaveDuplicates();
    }

    private static List<Pages> rooms(TestOffice office) {
        MediaStore media = MediaStore.open(Path.of("target/routes/media"));
        CaseStore cases = new CaseStore(office.database(), media);
        Desk desk = new Desk(
                office.database(),
                media,
                office.staff(),
                ReviewSettings.standard(),
                ZoneId.of("Asia/Shanghai"),
                office.clock());
        ZonesPages zones = new ZonesPages(
                new Cameras("localhost:9", Map.of(), office.audit(), office.clock()),
                new StillStore(office.database()),
                new Wellbeing(office.clock()));
        return Office.rooms(
                new Office.Stores(
                        office.database(),
                        media,
                        cases,
                        office.staff(),
                        desk,
                        ZoneId.of("Asia/Shanghai"),
                        zones,
                        office.clock(),
                        1),
                () -> "");
    }

    private static Visitor visitor(Role role) {
        return Objects.requireNonNull(VISITORS.get(role));
    }

    private static Audit.Entry newest() {
        return office.audit().entries(Audit.Filter.ALL, 1).get(0);
    }

    private static HttpResponse<String> ask(Visitor visitor, Route route, String token) {
        String path = route.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        return route.method().equals(HandlerType.GET)
                ? visitor.get(path)
                : visitor.send(route.method().name(), path, "application/x-www-form-urlencoded", "", token);
    }
}
