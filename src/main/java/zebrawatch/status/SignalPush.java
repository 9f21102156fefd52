package zebrawatch.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UnauthorizedResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Signal;
import zebrawatch.video.PushedSignals;

/**
 * Takes {@code PUT /signals/{camera}/{crossing}} with {@code {"pedestrian": "green", "at": "2026-11-22T08:15:30Z"}}: what a
 * crossing's pedestrians' signal shows, told by its controller. {@code at} left out means now.
 */
final class SignalPush {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_BYTES = 4096;
    private static final String EXPECTED =
            "expected {\"pedestrian\": \"green\" or \"red\", \"at\": \"2026-11-22T08:15:30Z\"}";

    /** A controller whose clock is further ahead than this tells of a signal nobody has seen yet. */
    private static final Duration AHEAD = Duration.ofSeconds(5);

    private final PushedSignals signals;
    private final Optional<String> token;
    private final InstantSource clock;

    SignalPush(PushedSignals signals, Optional<String> token, InstantSource clock) {
        this.signals = signals;
        this.token = token;
        this.clock = clock;
    }

    /** @throws HttpResponseException that says what was expected */
    void take(Context context) {
        authorise(context.header("Authorization"));
        String camera = context.pathParam("camera");
        String crossing = context.pathParam("crossing");
        if (context.contentLength() > MOST_BYTES) {
            throw new HttpResponseException(HttpStatus.CONTENT_TOO_LARGE.getCode(), EXPECTED);
        }
        JsonNode body = json(context.body());
        Signal shown = shown(body);
        Instant at = at(body);
        if (!tell(camera, crossing, shown, at)) {
            throw new NotFoundResponse("no camera '" + camera + "' with a crossing '" + crossing
                    + "' that waits to be told (signal: {push: …}) is watched here");
        }
        context.status(HttpStatus.NO_CONTENT);
    }

    private void authorise(@Nullable String given) {
        if (token.isEmpty()) {
            throw new ForbiddenResponse("this station was given no token for signals, so it takes none");
        }
        byte[] expected = ("Bearer " + token.get()).getBytes(StandardCharsets.UTF_8);
        if (given == null || !MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            throw new UnauthorizedResponse(
                    "expected the header 'Authorization: Bearer TOKEN' with this station's token");
        }
    }

    private boolean tell(String camera, String crossing, Signal shown, Instant at) {
        try {
            return signals.tell(new CameraId(camera), crossing, shown, at);
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }

    private static JsonNode json(String body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException notJson) {
            // the same answer as to other JSON
        }
        throw new BadRequestResponse("the body is no JSON object; " + EXPECTED);
    }

    private static Signal shown(JsonNode body) {
        String pedestrian = body.path("pedestrian").asText();
        return switch (pedestrian) {
            case "green" -> Signal.GREEN;
            case "red" -> Signal.RED;
            default -> throw new BadRequestResponse("pedestrian is '" + pedestrian + "'; " + EXPECTED);
        };
    }

    private Instant at(JsonNode body) {
        Instant now = clock.instant();
        if (!body.has("at")) {
            return now;
        }
        try {
            Instant at = OffsetDateTime.parse(body.get("at").asText()).toInstant();
            if (at.isAfter(now.plus(AHEAD))) {
                throw new BadRequestResponse("at is " + at + ", but it is only " + now + " here");
            }
            return at;
        } catch (DateTimeException e) {
            throw new BadRequestResponse("at is '" + body.get("at").asText() + "', no time with its zone; " + EXPECTED);
        }
    }
}
