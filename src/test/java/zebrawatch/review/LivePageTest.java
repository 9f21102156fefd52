package zebrawatch.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.web.PageException;

class LivePageTest {
    private final CaseShelf shelf = new CaseShelf(10, 1_000_000);
    private final LivePage page = LivePage.start(settings(0), shelf, () -> true);
    private final HttpClient browser = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        page.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page.js", "/page.css", "/icon.svg"})
    void thePageAndWhatItNeedsAreServedUnderAStrictPolicy(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                        .doesNotContain("unsafe"));
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void thePageHoldsNoScriptOrStyleOfItsOwn() throws Exception {
        assertThat(get("/").body())
                .doesNotContainPattern("<script(?! src=)")
                .doesNotContainPattern("<style|style=|onclick|http:|https:");
    }

    @Test
    void aPictureIsServedAsItIs() throws Exception {
        shelf.put(Cases.of("c-1", 1000));
        HttpResponse<byte[]> response =
                browser.send(request("/cases/c-1/2.jpg"), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(response.body())
                .isEqualTo(Cases.of("c-1", 1000).snapshots().get(1).bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/cases/c-1/9.jpg", "/cases/c-1/0.jpg", "/cases/c-2/1.jpg", "/font.ttf", "/../logback.xml", "/x"
            })
    void whatIsNotThereIsNotFound(String path) throws Exception {
        shelf.put(Cases.of("c-1", 10));
        assertThat(get(path).statusCode()).isBetween(400, 404);
    }

    @Test
    void casesAreToldAsTheyArriveTheOnesThatWereThereFirst() throws Exception {
        shelf.put(Cases.of("c-1", 10));
        HttpRequest request = HttpRequest.newBuilder(URI.create(page.address() + "/live"))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<InputStream> response = browser.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(next(lines, "kafka")).isEqualTo("true");
            assertThat(next(lines, "case")).contains("\"id\":\"c-1\"", "不礼让行人");
            shelf.put(Cases.of("c-2", 10));
            assertThat(next(lines, "case")).contains("\"id\":\"c-2\"");
        }
    }

    @Test
    void aPortInUseIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LivePage.start(settings(taken.getLocalPort()), shelf, () -> true))
                    .isInstanceOf(PageException.class)
                    .hasMessage("port %d is in use or needs higher rights; choose another port"
                            .formatted(taken.getLocalPort()));
        }
    }

    /** The data of the next event of that name. */
    private static String next(BufferedReader lines, String event) throws IOException {
        List<String> seen = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data: ") && seen.contains("event: " + event)) {
                return line.substring("data: ".length());
            }
            if (line.isEmpty()) {
                seen.clear();
            }
            seen.add(line);
        }
        throw new IOException("the server ended the stream");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(request(path), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(page.address() + path)).build();
    }

    private static LivePage.Settings settings(int port) {
        return new LivePage.Settings("127.0.0.1", port, ZoneId.of("Asia/Shanghai"), Optional.empty(), List.of());
    }
}
