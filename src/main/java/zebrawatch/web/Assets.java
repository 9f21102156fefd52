package zebrawatch.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** The rooms' styles, scripts and signs from the class path, {@code assets/ROOM/NAME}, and the font. */
record Assets(Optional<Path> font) implements Pages {
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml");
    private static final Pattern ROOM = Pattern.compile("[a-z]+");
    private static final Pattern FILE = Pattern.compile("[a-z0-9-]+\\.([a-z]+)");

    @Override
    public void open(Routes routes) {
        routes.get("/assets/{room}/{file}", Access.PUBLIC, request -> asset(request.context()));
        routes.get("/font.ttf", Access.PUBLIC, request -> font(request.context()));
    }

    private static void asset(Context context) throws IOException {
        String room = context.pathParam("room");
        String file = context.pathParam("file");
        Matcher name = FILE.matcher(file);
        String type = name.matches() && ROOM.matcher(room).matches() ? TYPES.get(name.group(1)) : null;
        if (type == null) {
            throw new NotFoundResponse();
        }
        try (InputStream in = Assets.class.getResourceAsStream("/assets/" + room + "/" + file)) {
            if (in == null) {
                throw new NotFoundResponse();
            }
            byte[] bytes = in.readAllBytes();
            CRC32 sum = new CRC32();
            sum.update(bytes);
            String tag = "\"" + Long.toHexString(sum.getValue()) + "\"";
            context.header(Header.CACHE_CONTROL, "no-cache").header(Header.ETAG, tag);
            if (tag.equals(context.header(Header.IF_NONE_MATCH))) {
                context.status(HttpStatus.NOT_MODIFIED);
            } else {
                context.contentType(type).result(bytes);
            }
        }
    }

    private void font(Context context) throws IOException {
        Path file = font.filter(Files::isRegularFile).orElseThrow(NotFoundResponse::new);
        context.header(Header.CACHE_CONTROL, "public, max-age=604800");
        context.writeSeekableStream(Files.newInputStream(file), "font/ttf");
    }
}
