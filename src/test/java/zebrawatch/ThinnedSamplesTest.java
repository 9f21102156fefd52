package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import zebrawatch.detect.RecordedDetector;
import zebrawatch.harness.Thinning;
import zebrawatch.harness.evaluate.ClipFolder;
import zebrawatch.harness.evaluate.LineRun;
import zebrawatch.harness.evaluate.Matching;
import zebrawatch.harness.evaluate.Outcome;

/** A machine that can look at half of the pictures only says the same as one that looks at all. */
class ThinnedSamplesTest {
    /** Seconds that the decisive moment may be off. */
    private static final double CLOSE = 0.5;

    static Stream<Arguments> clips() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("samples"))) {
            return folders.filter(f -> Files.exists(f.resolve("detections.jsonl"))).sorted().toList().stream()
                    .flatMap(f ->
                            Stream.of(Thinning.EVEN_FRAMES, Thinning.ODD_FRAMES).map(half -> Arguments.of(f, half)));
        }
    }

    @ParameterizedTest
    @MethodSource("clips")
    void droppingEverySecondFrameChangesNoRuling(Path folder, Thinning half) {
        ClipFolder clip = ClipFolder.in(folder).get(0);
        List<Outcome> all = spoken(clip, Thinning.EVERY_FRAME);
        List<Outcome> thinned = spoken(clip, half);

        assertThat(thinned)
                .usingElementComparator(Comparator.comparing((Outcome outcome) ->
                                outcome.kind().code() + outcome.vehicle().orElse("nobody"))
                        .thenComparing((a, b) ->
                                Math.abs(a.time() - b.time()) <= CLOSE ? 0 : Double.compare(a.time(), b.time())))
                .containsExactlyElementsOf(all);
    }

    /** What was ruled, in order of time, with the vehicle's name in truth. */
    private static List<Outcome> spoken(ClipFolder clip, Thinning thinning) {
        LineRun run = ClipRun.recorded(
                clip,
                thinning.of(
                        RecordedDetector.read(clip.detections(), Instant.EPOCH).lines()));
        return Matching.of(clip.camera(), clip.truth(), run).stream()
                .filter(outcome -> outcome.ruling().isPresent())
                .toList();
    }
}
