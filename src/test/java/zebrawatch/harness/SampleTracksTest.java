package zebrawatch.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import zebrawatch.harness.evaluate.ClipFolder;

/** The recorded detections of every sample clip against what was rendered: at the clip's rate and at half of it. */
class SampleTracksTest {
    private static final double NEARLY_ALL = 0.95;

    /** Metres. */
    private static final double A_STEP = 0.7;

    static List<Path> clips() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("samples"))) {
            return folders.filter(f -> Files.exists(f.resolve("detections.jsonl")))
                    .sorted()
                    .toList();
        }
    }

    static Stream<Arguments> clipsAtEveryRate() throws IOException {
        return clips().stream().flatMap(clip -> Stream.of(Thinning.values()).map(rate -> Arguments.of(clip, rate)));
    }

    @ParameterizedTest
    @MethodSource("clipsAtEveryRate")
    void noTrackGoesFromOneVehicleToAnother(Path folder, Thinning rate) {
        FollowedClip clip = followed(folder, rate);

        assertThat(clip.vehiclesOfTrack().values())
                .allSatisfy(vehicles -> assertThat(vehicles).hasSize(1));
    }

    @ParameterizedTest
    @EnumSource
    void nearlyEveryPassageOfAVehicleIsExactlyOneTrack(Thinning rate) throws IOException {
        int passages = 0;
        int whole = 0;
        for (Path folder : clips()) {
            for (Map.Entry<String, Set<Long>> each :
                    followed(folder, rate).tracksOfVehicle().entrySet()) {
                passages++;
                whole += each.getValue().size() == 1 ? 1 : 0;
            }
        }

        assertThat(passages).isGreaterThan(20);
        assertThat(whole).isGreaterThanOrEqualTo((int) Math.ceil(NEARLY_ALL * passages));
    }

    @ParameterizedTest
    @MethodSource("clipsAtEveryRate")
    void nobodyWhoRidesOrDrivesIsTakenForAPedestrian(Path folder, Thinning rate) {
        FollowedClip clip = followed(folder, rate);

        assertThat(clip.takenForDrivers()).doesNotContainAnyElementsOf(clip.pedestrians());
        assertThat(clip.takenForWalkers()).isSubsetOf(clip.pedestrians());
    }

    @ParameterizedTest
    @EnumSource
    void whoIsKnownForWhatHeIsStandsWhereHeWasRendered(Thinning rate) throws IOException {
        List<Double> errors = new ArrayList<>();
        for (Path folder : clips()) {
            errors.addAll(followed(folder, rate).metresOff());
        }

        assertThat(errors).hasSizeGreaterThan(1000);
        assertThat(errors.stream().filter(metres -> metres <= A_STEP).count())
                .isGreaterThanOrEqualTo((long) Math.ceil(NEARLY_ALL * errors.size()));
    }

    private static FollowedClip followed(Path folder, Thinning rate) {
        return FollowedClip.of(ClipFolder.in(folder).get(0), rate);
    }
}
