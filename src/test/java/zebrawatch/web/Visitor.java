package zebrawatch.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, sends forms with the form token of a page, follows no redirect. */
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"form(?:-token)?\" (?:value|content)=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;
    private final String address;

    Visitor(String address) {
        this.address = address;
        this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /** Asks for a page. */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Sends a form with the token of the page of signing in, or, signed in, of the account's page. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        return post(path, fields, formToken());
    }

    /** Sends a form with any token. */
    public HttpResponse<String> post(String path, Map<String, String> fields, String formToken) {
        String form = fields.entrySet().stream()
                        .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()) + "&")
                        .collect(Collectors.joining())
                + "form=" + encoded(formToken);
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Sends a script's request with a form token in its header. */
    public HttpResponse<String> send(String method, String path, String contentType, String body, String formToken) {
        return send(request(path)
                .header("Content-Type", contentType)
                .header("X-Form-Token", formToken)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** What this browser's forms carry. */
    public String formToken() {
        for (String page : new String[] {"/account", "/sign-in", "/set-up"}) {
            Matcher token = TOKEN.matcher(get(page).body());
            if (token.find()) {
                return token.group(1);
            }
        }
        throw new AssertionError("no page has a form");
    }

    /** Any request to the office. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "text/html");
    }

    /** Sends it. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Its cookies. */
    public CookieManager cookies() {
        return cookies;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
