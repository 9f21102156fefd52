package zebrawatch.video;

import java.time.Instant;
import java.util.Optional;

/**
 * How a live camera is.
 *
 * @param condition what it does
 * @param since when that began, by this machine's clock
 * @param sentence what is wrong, for people, without any password; empty while pictures come
 */
public record LiveState(Condition condition, Instant since, Optional<String> sentence) {
    static LiveState of(Condition condition) {
        return new LiveState(condition, Instant.now(), Optional.empty());
    }

    /** What a live camera does. */
    public enum Condition {
        /** It is being opened. */
        CONNECTING("正在连接"),
        /** Pictures come. */
        PLAYING("正在接收"),
        /** It is connected and sends no pictures. */
        STALLED("已连接,未发送画面"),
        /** It sends pictures and no key frame among them: nothing can be decoded. */
        HEADLESS("画面流中没有关键帧,无法解码"),
        /** It cannot be reached, or closed the connection; tried again within seconds. */
        UNREACHABLE("无法连接"),
        /** It answers, but has no such stream. */
        REFUSED("没有可用的视频流"),
        /** It refuses user name or password; tried again after minutes, lest it lock us out. */
        UNAUTHORISED("用户名或密码错误"),
        /** An error of ours; tried again within seconds. */
        FAILED("读取程序出错"),
        /** It was closed by us. */
        CLOSED("已关闭");

        private final String chinese;

        Condition(String chinese) {
            this.chinese = chinese;
        }

        /** For people, in Chinese. */
        public String chinese() {
            return chinese;
        }
    }
}
