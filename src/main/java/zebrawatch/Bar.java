package zebrawatch;

import java.nio.file.Path;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine;
import zebrawatch.video.FileSource;

/** Progress bars on standard error: for people redrawn in place, for a log a line now and then. */
final class Bar {
    private static final int SCREEN_WIDTH = 100;

    private Bar() {}

    /** A bar that is stepped for every picture of a clip; the caller closes it. */
    static ProgressBar of(Path clip, FileSource file) {
        String name = Optional.ofNullable(clip.getFileName()).orElse(clip).toString();
        return of(name, file.frames().orElse(-1), "pictures");
    }

    /**
     * A bar that the caller closes.
     *
     * @param all steps; negative where unknown
     * @param unit what a step is called
     */
    static ProgressBar of(String task, long all, String unit) {
        boolean person = CommandLine.Help.Ansi.AUTO.enabled();
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(all)
                .setUnit(" " + unit, 1)
                .showSpeed()
                .setStyle(person ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(person ? 250 : 10_000)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, SCREEN_WIDTH))
                .build();
    }
}
