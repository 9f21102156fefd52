package zebrawatch.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers and logs what Jetty refuses before any route sees it: addresses and heads that no browser sends. */
final class BadRequests extends ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(BadRequests.class);
    private static final int LONGEST = 200;

    private final String policy;

    BadRequests(String policy) {
        this.policy = policy;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        LOG.warn(
                "{}: {} {} is refused with {}",
                Request.getRemoteAddr(request),
                request.getMethod(),
                shown(String.valueOf(request.getHttpURI())),
                code);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("Content-Security-Policy", policy);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(
                true,
                ByteBuffer.wrap((code + " " + HttpStatus.getMessage(code)).getBytes(StandardCharsets.UTF_8)),
                callback);
    }

    private static String shown(String address) {
        String printable = address.replaceAll("[^\\x21-\\x7e]", "?");
        return printable.length() > LONGEST ? printable.substring(0, LONGEST) + "…" : printable;
    }
}
