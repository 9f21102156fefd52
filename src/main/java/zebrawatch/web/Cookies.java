package zebrawatch.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import org.jspecify.annotations.Nullable;
import zebrawatch.account.Secret;

/**
 * The browser's token: a session's, or before that a random one that form tokens are derived from. Scripts cannot read the
 * cookie, other sites' requests do not carry it, and over TLS it goes nowhere else ({@code __Host-}, RFC 6265bis section
 * 4.1.3.2).
 */
record Cookies(boolean secure) {
    private static final String NEW = "zebrawatch.new-token";
    private static final int LONGEST = 64;

    private String name() {
        return secure ? "__Host-zebrawatch" : "zebrawatch";
    }

    @Nullable
    String token(Context context) {
        String given = context.attribute(NEW);
        if (given != null) {
            return given;
        }
        String token = context.cookie(name());
        return token == null || token.isEmpty() || token.length() > LONGEST ? null : token;
    }

    String tokenOrNew(Context context) {
        String token = token(context);
        if (token == null) {
            token = Secret.token();
            set(context, token);
        }
        return token;
    }

    void set(Context context, String token) {
        context.attribute(NEW, token);
        write(context, token, "");
    }

    void remove(Context context) {
        write(context, "", "; Max-Age=0");
    }

    private void write(Context context, String value, String more) {
        context.res()
                .addHeader(
                        Header.SET_COOKIE,
                        name() + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "")
                                + more);
    }
}
