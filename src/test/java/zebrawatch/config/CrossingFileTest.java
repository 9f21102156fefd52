package zebrawatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.rule.Hours;
import zebrawatch.rule.Parameter;
import zebrawatch.rule.Policy;
import zebrawatch.rule.Terms;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.Point;
import zebrawatch.scene.Polygon;
import zebrawatch.scene.SignalCycle;
import zebrawatch.scene.Zone;
import zebrawatch.video.LampSettings;

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
        CrossingSettings content = CrossingFile.read(file(CROSSING));
        assertThat(content.crossing().length()).isEqualTo(14);
        assertThat(content.terms().policy()).isEqualTo(Policy.standard());
    }

    @Test
    void aPolicyChangesWhatItNames() throws IOException {
        Policy policy = CrossingFile.read(
                        file(CROSSING + "policy: {conflict_distance: 3.5, standing_counts: false, reaction: 1.5}"))
                .terms()
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
    void termsAndSignalsAreRead() throws IOException {
        CrossingSettings content = CrossingFile.read(file(CROSSING + """
                policy: {armed_on_green: true}
                hours: {from: "06:00", to: "22:30"}
                signal: {cycle: 90, green: [10, 35], start: "2026-01-01T08:00:00+08:00"}
                exempt_zones:
                  - corners: [[3, 1], [6, 1], [6, 3]]
                jaywalking_zones:
                  - corners: [[0, 6], [14, 6], [14, 20], [0, 20]]
                  - corners: [[0, -6], [14, -6], [14, -20], [0, -20]]
                """));
        Terms terms = content.terms();
        assertThat(terms.policy().says(Parameter.ARMED_ON_GREEN)).isTrue();
        assertThat(terms.hours())
                .contains(new Hours(LocalTime.of(6, 0), LocalTime.of(22, 30), ZoneId.of("Asia/Shanghai")));
        assertThat(terms.exempt())
                .containsExactly(
                        new Zone(List.of(new GroundPoint(3, 1), new GroundPoint(6, 1), new GroundPoint(6, 3))));
        assertThat(terms.jaywalking()).hasSize(2);
        assertThat(content.lamp())
                .contains(new LampSettings.Timed(new SignalCycle(
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Duration.ofSeconds(90),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(35))));
    }

    @Test
    void aSignalCanBeSeenInThePicture() throws IOException {
        assertThat(CrossingFile.read(file(CROSSING + "signal: {region: [[10, 20], [30, 20], [30, 60], [10, 60]]}"))
                        .lamp())
                .contains(new LampSettings.Seen(new Polygon(
                        List.of(new Point(10, 20), new Point(30, 20), new Point(30, 60), new Point(10, 60)))));
    }

    @Test
    void aSignalCanBeTold() throws IOException {
        assertThat(CrossingFile.read(file(CROSSING + "signal: {push: {valid: 2.5}}"))
                        .lamp())
                .contains(new LampSettings.Pushed(Duration.ofMillis(2500)));
    }

    /** Each row: what is added to a good file, and what is told of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "policy: {armed_on_green: true} | 5:9 policy: armed_on_green needs 'signal' here",
                "policy: {reaction: -1} | 5:20 policy.reaction: expected 0 to 3, got -1",
                "policy: {blocking_after: 0.5} | 5:26 policy.blocking_after: expected 1 to 120, got 0.5",
                "policy: {body_share: 120%} | 5:22 policy.body_share: expected a number, got '120%'",
                "policy: strict | 5:9 policy: expected keys and values, got 'strict'",
                "hours: {from: '6', to: '22:00'} | 5:15 hours.from: expected a time such as 06:30, got '6'",
                "hours: {from: '06:00'} | 5:8 hours.to: is missing",
                "hours: {from: '06:00', to: '22:00', zone: Kaili} | 5:43 hours.zone: expected a time zone such as Asia/Shanghai, got 'Kaili'",
                "hours: 6-22 | 5:8 hours: expected keys and values, got '6-22'",
                "signal: {cycle: 60} | 5:9 signal.green: is missing",
                "signal: {cycle: 60, green: [10, 70], start: '2026-01-01T00:00:00+08:00'} | 5:28 signal.green: green is within a round of 60.0 s, got [10.0, 70.0]",
                "signal: {cycle: 60, green: [10, 30], start: yesterday} | 5:45 signal.start: expected a time such as 2026-01-01T00:00:00+08:00, got 'yesterday'",
                "signal: {cycle: 60, region: [[1, 1], [2, 1], [2, 2]]} | 5:29 signal.region: expected one of 'cycle' (a timetable), 'region' (the lamps in the picture) or 'push' (told over HTTP)",
                "signal: {colour: green} | 5:9 signal.region: expected one of 'cycle' (a timetable), 'region' (the lamps in the picture) or 'push' (told over HTTP)",
                "signal: {region: [[1, 1], [2, 1]]} | 5:18 signal.region: a polygon needs at least 3 points, got 2",
                "signal: {push: {valid: 0}} | 5:24 signal.push.valid: expected 0.5 to 600, got 0",
                "signal: {push: {valid: 5s}} | 5:24 signal.push.valid: expected a number, got '5s'",
                "signal: {push: {}} | 5:16 signal.push.valid: is missing",
                "signal: {push: yes} | 5:16 signal.push: expected keys and values, got 'yes'",
                "signal: {push: {valid: 5, zone: a}} | 5:27 signal.push.zone: unknown key",
                "signal: {push: {valid: 5}, cycle: 60} | 5:9 signal.region: expected one of 'cycle'",
                "exempt_zones: [{corners: [[1, 1], [2, 2], [3, 3]]}] | 5:26 exempt_zones[0].corners: the zone's corners lie on one line",
                "exempt_zones: [{corners: [[0, 0], [2, 2], [2, 0], [0, 2]]}] | 5:26 exempt_zones[0].corners: the zone's outline crosses itself",
                "exempt_zones: [{corners: [[0, 0], [2]]}] | 5:35 exempt_zones[0].corners[1]: expected 2 numbers in brackets, got a list of 1",
                "jaywalking_zones: [{corners: [[0, 6], [640, 6], [9, 9]]}] | 5:30 jaywalking_zones[0].corners: (640.0, 6.0) is far from any crossing; corners are metres on the road",
                "jaywalking_zones: [] | 5:19 jaywalking_zones: expected a list, got a list of 0",
                "stop_lines: {forward: 2} | 5:23 stop_lines.forward: expected -30 to 0, got 2",
                "centre: 20 | 5:9 centre: expected 0 to 14, got 20",
                "refuge: [8, 6] | 5:9 refuge: expected [from, to] with 0 <= from <= to <= length, got [8.0, 6.0]",
                "refuge: [6] | 5:9 refuge: expected 2 numbers in brackets, got a list of 1",
                "lanes: [{from: 4, to: 1, direction: forward}] | 5:23 lanes[0].to: an interval needs from <= to, got 4.0 to 1.0",
                "lanes: [{from: 1, to: 4, direction: up}] | 5:37 lanes[0].direction: expected forward or backward, got 'up'",
            })
    void aBadFileIsToldWithItsPlace(String line, String told) throws IOException {
        Path file = file(CROSSING + line + "\n");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> CrossingFile.read(file))
                .withMessageContaining(file + ":" + told);
    }

    @Test
    void sizesThatDoNotFitTheOutlineAreRefused() throws IOException {
        Path file = file(CROSSING.replace("length: 14", "length: 1").replace("width: 4", "width: 20"));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> CrossingFile.read(file))
                .withMessageContaining(file + ":2:10 outline: the camera would see corner 1 at 0.5 degrees to the road;"
                        + " are length (the way people walk) and width (the way vehicles drive) swapped?");
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
