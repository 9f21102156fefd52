package zebrawatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import zebrawatch.account.Audit;
import zebrawatch.account.Role;
import zebrawatch.web.Route;
import zebrawatch.web.TestOffice;
import zebrawatch.web.Visitor;

/** Walks over every route there is; one that is added is tried by itself. */
class RoutesIT {
    private static final List<String> CHANGING = List.of("POST", "PUT", "DELETE");

    @TempDir
    private static Path folder;

    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static WholeOffice whole;
    private static TestOffice office;
    private static Visitor stranger;
    private static final Map<Role, Visitor> VISITORS = new EnumMap<>(Role.class);

    @BeforeAll
    static void open() {
        LOG.start();
        logger().setLevel(Level.INFO);
        logger().setAdditive(false);
        logger().addAppender(LOG);
        whole = WholeOffice.open(folder, "localhost:9");
        office = whole.office();
        stranger = office.stranger();
        for (Role role : Role.values()) {
            VISITORS.put(role, office.visitor(office.account(role.name().toLowerCase(Locale.ROOT), role)));
        }
    }

    @AfterAll
    static void close() {
        if (whole != null) {
            whole.close();
        }
        logger().detachAppender(LOG);
        logger().setAdditive(true);
        logger().setLevel(Level.WARN);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("zebrawatch.web");
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
        String another = office.visitor(office.account("another", Role.OFFICER)).formToken();
        Visitor gone = office.visitor(office.account("gone", Role.ADMINISTRATOR));
        String ended = gone.formToken();
        gone.post("/sign-out", Map.of(), ended);
        for (Route route : office.door().routes()) {
            if (route.method().equals(HandlerType.GET)) {
                continue;
            }
            Visitor visitor = route.access().everybody()
                    ? stranger
                    : visitor(route.access().roles().iterator().next());
            for (String token : List.of(foreign, another, ended, "", "x")) {
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
    void whatIsTooLargeIsNotReadAndLogged() throws IOException {
        office.clock().pass(Duration.ofMinutes(1));
        List<String> wrong = new ArrayList<>();
        for (Route route : office.door().routes()) {
            if (CHANGING.contains(route.method().name())) {
                String answer =
                        raw(route.method() + " " + path(route, UUID.randomUUID().toString())
                                + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000001\r\n");
                if (!answer.startsWith("HTTP/1.1 413 ")) {
                    wrong.add(route + " " + answer.lines().findFirst().orElse(""));
                } else if (!newest().what().equals("web.too_large")
                        || !newest().subject().equals(route.toString())) {
                    wrong.add(route + " is not logged");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2f..%2f..%2fetc%2fpasswd",
                "..%5c..%5cetc%5cpasswd",
                "%2e%2e",
                "..;",
                "a%00b",
                "%zz",
                "%ED%A0%BD",
                "%C0%AE%C0%AE%C0%AF",
                "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "';drop%20table%20cases;--",
                "%7B%7B7*7777%7D%7D",
                "HUGE"
            })
    void noAddressLeadsOutOfTheOffice(String harm) throws IOException {
        List<String> wrong = new ArrayList<>();
        String parameter = harm.replace("HUGE", "x".repeat(9_000));
        for (Route route : office.door().routes()) {
            if (route.path().contains("{")) {
                int logged = LOG.list.size();
                String answer = raw(route.method() + " " + path(route, parameter)
                        + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nContent-Length: 0\r\n" + own(route));
                if (!answer.matches("(?s)HTTP/1.1 (400|404|414) .*")
                        || answer.contains("root:")
                        || answer.contains("<script>alert")
                        || !answer.contains("Content-Security-Policy: ")
                        || !answer.contains("X-Content-Type-Options: nosniff")) {
                    wrong.add(route + " " + answer.lines().findFirst().orElse(""));
                } else if (LOG.list.size() == logged) {
                    wrong.add(route + " is not logged");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The heads of a request by somebody who may make it. */
    private static String own(Route route) {
        Visitor visitor = route.access().everybody()
                ? stranger
                : visitor(route.access().roles().iterator().next());
        return "X-Form-Token: " + visitor.formToken() + "\r\nCookie: "
                + visitor.cookies().getCookieStore().getCookies().stream()
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "))
                + "\r\n";
    }

    /** What the office answers to a request as it stands; the connection is closed after it. */
    private static String raw(String request) throws IOException {
        URI address = URI.create(office.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((request + "Connection: close\r\n\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static String path(Route route, String parameter) {
        return route.path().replaceAll("\\{[^}]*}", Matcher.quoteReplacement(parameter));
    }

    @Test
    void everyClassOfPagesIsServedByTheOfficeAndSoIsAmongTheRoutesTriedHere() throws IOException {
        String served = Files.readString(Path.of("src/main/java/zebrawatch/Office.java"))
                + Files.readString(Path.of("src/main/java/zebrawatch/web/FrontDoor.java"));
        assertThat(Read.classesOfPages()).hasSizeGreaterThan(8).allMatch(name -> served.contains("new " + name + "("));
        assertThat(Read.serving()).containsExactlyInAnyOrder("FrontDoor", "PageServer", "StatusServer");
    }

    @Test
    void noTwoRoutesAreTheSame() {
        assertThat(office.door().routes()).extracting(Route::toString).doesNotHaveDuplicates();
    }

    private static Visitor visitor(Role role) {
        return Objects.requireNonNull(VISITORS.get(role));
    }

    private static Audit.Entry newest() {
        return office.audit().entries(Audit.Filter.ALL, 1).get(0);
    }

    private static HttpResponse<String> ask(Visitor visitor, Route route, String token) {
        String path = path(route, UUID.randomUUID().toString());
        return route.method().equals(HandlerType.GET)
                ? visitor.get(path)
                : visitor.send(route.method().name(), path, "application/x-www-form-urlencoded", "", token);
    }
}
