package zebrawatch;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import zebrawatch.web.Route;
import zebrawatch.web.Visitor;

/** What a visitor comes to who begins at every address without a parameter and follows each kind of link there is. */
final class Crawl {
    private static final int MOST_OF_A_ROUTE = 3;
    private static final String LINKS = "body [href^=/], [src^=/]";

    private final Visitor visitor;
    private final List<Route> routes;
    private final Map<String, Set<String>> reached = new TreeMap<>();
    private final Map<String, Form> forms = new LinkedHashMap<>();
    private final Map<String, String> pages = new LinkedHashMap<>();

    /**
     * A form on a page.
     *
     * @param page on which it stands
     * @param route which it is sent to, without its query
     * @param fields what it sends when nobody changes it, or something that is right
     */
    record Form(String page, Route route, String action, Map<String, String> fields) {}

    private Crawl(Visitor visitor, List<Route> routes) {
        this.visitor = visitor;
        this.routes = routes;
    }

    static Crawl of(Visitor visitor, List<Route> routes) {
        Crawl crawl = new Crawl(visitor, routes);
        crawl.run();
        return crawl;
    }

    /** The pages that were seen: their HTML by address. */
    Map<String, String> pages() {
        return pages;
    }

    /** Each that is different in its route and fields. */
    List<Form> forms() {
        return List.copyOf(forms.values());
    }

    /** By route, such as {@code GET /board/{issue}}: addresses that answered. */
    Map<String, Set<String>> reached() {
        return reached;
    }

    /** An address of a route that answered. */
    String one(String route) {
        return reached.getOrDefault(route, Set.of()).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing leads to " + route));
    }

    private void run() {
        Deque<String> waiting = new ArrayDeque<>();
        Set<String> seen = new TreeSet<>();
        routes.stream()
                .filter(r -> r.method().name().equals("GET") && !r.path().contains("{"))
                .forEach(r -> waiting.add(r.path()));
        while (!waiting.isEmpty()) {
            String address = waiting.remove();
            Optional<Route> route = route("GET", address);
            if (route.isEmpty() || !seen.add(address)) {
                continue;
            }
            Set<String> some = reached.computeIfAbsent(route.get().toString(), key -> new TreeSet<>());
            if (some.size() < MOST_OF_A_ROUTE) {
                HttpResponse<String> answer = visitor.get(address);
                if (answer.statusCode() >= 500) {
                    throw new AssertionError(address + " answers " + answer.statusCode());
                }
                answer.headers()
                        .firstValue("Location")
                        .ifPresent(to -> waiting.add(to.replaceFirst("^https?://[^/]*", "")));
                if (answer.statusCode() == 200) {
                    some.add(address);
                    look(address, answer, waiting);
                }
            }
        }
    }

    private void look(String address, HttpResponse<String> answer, Deque<String> waiting) {
        if (!isPage(answer)) {
            return;
        }
        pages.put(address, answer.body());
        Document page = Jsoup.parse(answer.body());
        page.select(LINKS).forEach(link -> waiting.add(link.hasAttr("href") ? link.attr("href") : link.attr("src")));
        page.select("form[action]").forEach(form -> {
            note(address, form, form.attr("action"));
            form.select("[formaction]").forEach(button -> note(address, form, button.attr("formaction")));
        });
    }

    static boolean isPage(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }

    private void note(String page, Element form, String action) {
        String method = form.attr("method").equals("post") ? "POST" : "GET";
        Route route = route(method, action).orElseThrow(() -> new AssertionError(page + " sends a form to " + action));
        Map<String, String> fields = new TreeMap<>();
        form.select("input[name], select[name], textarea[name]").stream()
                .filter(field -> !field.attr("name").equals("form"))
                .forEach(field -> fields.putIfAbsent(field.attr("name"), usual(field, method)));
        forms.putIfAbsent(route + " " + fields.keySet(), new Form(page, route, action, fields));
    }

    /** What stands in it; where nothing does, something that a form may send and a filter need not. */
    private static String usual(Element field, String method) {
        Elements options = field.select("option");
        if (!options.isEmpty()) {
            Element chosen =
                    Optional.ofNullable(options.select("[selected]").first()).orElse(options.get(0));
            return chosen.hasAttr("value") ? chosen.attr("value") : chosen.text();
        }
        String value = field.attr("value");
        if (!value.isEmpty() || method.equals("GET")) {
            return value;
        }
        return field.attr("type").equals("number") ? "10" : "x";
    }

    /** The route of an address; the one with fewer parameters where two would do, as the server has it. */
    Optional<Route> route(String method, String address) {
        String path = address.replaceFirst("[?#].*", "");
        List<Route> fitting = new ArrayList<>();
        for (Route route : routes) {
            String pattern = Pattern.quote(route.path()).replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q");
            if (route.method().name().equals(method) && path.matches(pattern)) {
                fitting.add(route);
            }
        }
        return fitting.stream()
                .min(java.util.Comparator.comparingLong(
                        r -> r.path().chars().filter(c -> c == '{').count()));
    }
}
