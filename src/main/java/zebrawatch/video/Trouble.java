package zebrawatch.video;

import java.time.Duration;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Why a live camera gives no pictures.
 *
 * @param sentence for people, after the camera's address
 */
record Trouble(LiveState.Condition condition, String sentence) {
    /** errno of Linux, negative as FFmpeg gives it. */
    private static final int TIMED_OUT = -110;

    private static final int CONNECTION_REFUSED = -111;
    private static final int NO_ROUTE = -113;
    private static final int NETWORK_UNREACHABLE = -101;

    static Trouble unresolved(String host) {
        return new Trouble(LiveState.Condition.UNREACHABLE, "the name " + host + " cannot be resolved");
    }

    static Trouble stalled() {
        return new Trouble(LiveState.Condition.STALLED, "is connected but sends no pictures");
    }

    static Trouble headless(Duration waited) {
        return new Trouble(
                LiveState.Condition.HEADLESS,
                "has sent no key frame for " + waited.toSeconds()
                        + " s, so that nothing can be decoded; have it send one every two seconds");
    }

    static Trouble failed() {
        return new Trouble(LiveState.Condition.FAILED, "cannot be read for an error of ours, which the log tells");
    }

    static Trouble unanswered(Duration waited) {
        return new Trouble(LiveState.Condition.UNREACHABLE, "does not answer within " + waited.toSeconds() + " s");
    }

    static Trouble unusable(@Nullable String why) {
        return new Trouble(LiveState.Condition.REFUSED, "cannot be read: " + why);
    }

    static Trouble hungUp() {
        return new Trouble(LiveState.Condition.UNREACHABLE, "has closed the connection");
    }

    /** What FFmpeg's error at opening means. */
    static Trouble of(int code) {
        if (code == avutil.AVERROR_HTTP_UNAUTHORIZED() || code == avutil.AVERROR_HTTP_FORBIDDEN()) {
            return new Trouble(LiveState.Condition.UNAUTHORISED, "refuses the user name or the password");
        }
        if (code == avutil.AVERROR_HTTP_NOT_FOUND()) {
            return new Trouble(LiveState.Condition.REFUSED, "has no stream of this name (404)");
        }
        if (code == avutil.AVERROR_STREAM_NOT_FOUND()) {
            return new Trouble(LiveState.Condition.REFUSED, "has no pictures, only sound or other data");
        }
        return switch (code) {
            case CONNECTION_REFUSED ->
                new Trouble(LiveState.Condition.UNREACHABLE, "refuses the connection: nothing listens on its port");
            case TIMED_OUT -> new Trouble(LiveState.Condition.UNREACHABLE, "does not answer");
            case NO_ROUTE, NETWORK_UNREACHABLE ->
                new Trouble(LiveState.Condition.UNREACHABLE, "cannot be reached: there is no route to it");
            default -> new Trouble(LiveState.Condition.REFUSED, "cannot be opened (FFmpeg error " + code + ")");
        };
    }
}
