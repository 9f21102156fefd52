package zebrawatch;

import java.nio.file.Path;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine;
import zebrawatch.video.FileSource;

/** How far a clip has come, on standard error: a bar for a person, a line now and then for a log. */
final class ClipProgress {
    private static final int SCREEN_WIDTH = 100;

    private ClipProgress() {}

    /** A bar that is stepped for every picture and closed at the end. */
    static ProgressBar of(Path clip, FileSource file) {
        boolean person = CommandLine.Help.Ansi.AUTO.enabled();
        return new ProgressBarBuilder()
                .setTaskName(
                        Optional.ofNullable(clip.getFileName()).orElse(clip).toString())
                .setInitialMax(file.frames().orElse(-1))
                .setUnit(" pictures", 1)
                .showSpeed()
                .setStyle(person ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(person ? 250 : 10_000)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, SCREEN_WIDTH))
                .build();
    }
}
