package zebrawatch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zebrawatch.scene.CameraId;
import zebrawatch.video.FileSource;
import zebrawatch.video.Frame;
import zebrawatch.video.FrameSource;
import zebrawatch.video.VideoException;
import zebrawatch.zones.suggest.Annotated;
import zebrawatch.zones.suggest.NoZebraException;
import zebrawatch.zones.suggest.Street;
import zebrawatch.zones.suggest.Zebra;
import zebrawatch.zones.suggest.ZebraFinder;

/** What a camera's picture says of how to configure it. */
@Command(
        name = "camera",
        description = "Help with a camera's configuration.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class CameraCommand {
    /** From picture to picture of a clip: whoever walks or drives is elsewhere then. */
    private static final Duration APART = Duration.ofSeconds(1);

    private static final int MOST_PICTURES = 15;

    @Spec
    private CommandSpec spec;

    @Command(
            name = "suggest",
            description =
                    "Proposes a zebra's outline in a picture or clip of a camera, as a part of a camera file. Look"
                            + " whether it fits, and measure length and width: they are guessed from bars a metre apart.",
            mixinStandardHelpOptions = true)
    int suggest(
            @Parameters(paramLabel = "STILL", description = "PNG, JPEG or a clip, of which several pictures are taken")
                    Path still,
            @Option(
                            names = "--annotate",
                            paramLabel = "FILE",
                            description = "write the picture with the outline as PNG")
                    @Nullable
                    Path annotate) {
        List<Street> streets = new ArrayList<>();
        try (FrameSource source = new FileSource(new CameraId("suggest"), still, Instant.EPOCH);
                Frame first = source.next().orElseThrow(() -> new VideoException(still + ": no picture in it"))) {
            streets.add(Street.of(first.pixels()));
            addLater(streets, source, first.time());
            Zebra zebra =
                    ZebraFinder.in(Street.behind(streets)).orElseThrow(() -> new NoZebraException(still.toString()));
            if (annotate != null) {
                Annotated.write(first.pixels(), zebra, annotate);
            }
            print(zebra, first.width(), first.height());
        }
        return 0;
    }

    private static void addLater(List<Street> streets, FrameSource source, Instant first) {
        Instant last = first;
        Optional<Frame> next = source.next();
        while (next.isPresent() && streets.size() < MOST_PICTURES) {
            try (Frame frame = next.get()) {
                if (!frame.time().isBefore(last.plus(APART))) {
                    last = frame.time();
                    streets.add(Street.of(frame.pixels()));
                }
            }
            next = source.next();
        }
        next.ifPresent(Frame::close);
    }

    private void print(Zebra zebra, int width, int height) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "# confidence %s, %d bars seen; length and width are guessed from bars a metre apart: measure them%n",
                zebra.confidence().name().toLowerCase(Locale.ROOT),
                zebra.bars());
        out.printf("picture: {width: %d, height: %d}%n", width, height);
        out.printf("crossings:%n- name: main%n  outline:%n");
        out.println(zebra.outline().corners().stream()
                .map(p -> String.format(Locale.ROOT, "  - [%.1f, %.1f]", p.x(), p.y()))
                .collect(Collectors.joining(System.lineSeparator())));
        out.printf(Locale.ROOT, "  length: %.1f%n  width: %.1f%n", zebra.length(), zebra.width());
        out.flush();
    }
}
