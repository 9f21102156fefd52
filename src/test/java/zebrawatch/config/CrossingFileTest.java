package zebrawatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.rule.Parameter;
import zebrawatch.rule.Policy;

class CrossingFileTest {
    private static final String CROSSING = """
            name: zebra
            outline: [[100, 500], [900, 500], [800, 400], [200, 400]]
            length: 14
            width: 4
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aCrossingWithoutPolicyJudgesByTheStandard() throws IOException {
        CrossingFile.Content content = CrossingFile.read(file(CROSSING));
        assertThat(content.crossing().length()).isEqualTo(14);
        assertThat(content.policy()).isEqualTo(Policy.standard());
    }

    @Test
    void aPolicyChangesWhatItNames() throws IOException {
        Policy policy = CrossingFile.read(
                        file(CROSSING + "policy: {conflict_distance: 3.5, standing_counts: false, reaction: 1.5}"))
                .policy();
        assertThat(policy)
                .isEqualTo(Policy.standard()
                        .with(Parameter.CONFLICT_DISTANCE, 3.5)
                        .with(Parameter.STANDING_COUNTS, false)
                        .with(Parameter.REACTION, 1.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conflict_distance: 40      | 6:22 policy.conflict_distance: expected 0.5 to 10, got 40",
                "conflict_distance: near    | 6:22 policy.conflict_distance: expected a number, got 'near'",
                "standing_counts: perhaps   | 6:20 policy.standing_counts: expected true or false, got 'perhaps'",
                "smallest_vehicle_speed: 0.3 | 6:27 policy.smallest_vehicle_speed: smallest_vehicle_speed is 0 or at least standstill_speed,"
                        + " which is 0.7 m/s, got 0.3",
            })
    void aBadPolicyIsToldWithItsPlace(String line, String told) throws IOException {
        Path file = file(CROSSING + "policy:\n  " + line);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> CrossingFile.read(file))
                .withMessageContaining(told);
    }

    @Test
    void anUnknownParameterIsToldWithTheNearest() throws IOException {
        Path file = file(CROSSING + "policy:\n  conflict_distanse: 3");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> CrossingFile.read(file))
                .withMessageContaining("6:3")
                .withMessageContaining("conflict_distance");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("crossing.yaml"), text);
    }
}
