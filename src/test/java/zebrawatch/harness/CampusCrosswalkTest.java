package zebrawatch.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zebrawatch.rule.CrossingRule;
import zebrawatch.rule.Judgement;
import zebrawatch.rule.Parameter;
import zebrawatch.rule.Policy;
import zebrawatch.rule.Settled;
import zebrawatch.rule.Verdict;

/** The rule on real people and cars, beside an independent measurement. */
class CampusCrosswalkTest {
    /** Judges more of the clips' encounters than the standard: the cars come into the picture just before the zebra. */
    private static final Policy WIDE = Policy.standard()
            .with(Parameter.CONFLICT_DISTANCE, 6)
            .with(Parameter.VEHICLE_SEEN, 0.3)
            .with(Parameter.BRAKING, 6);

    static IntStream clips() {
        return IntStream.rangeClosed(1, CampusCrosswalk.CLIPS);
    }

    @ParameterizedTest
    @MethodSource("clips")
    void everyEncounterGetsAVerdictWithFacts(int clip) throws IOException {
        assertThat(judge(CampusCrosswalk.clip(clip), Policy.standard()))
                .isNotEmpty()
                .allSatisfy(e -> assertThat(e.facts()).hasSizeGreaterThan(10));
    }

    @ParameterizedTest
    @MethodSource("clips")
    void aMeasuredPostEncroachmentTimeIsWhatBruteForceFinds(int clip) throws IOException {
        CampusCrosswalk crosswalk = CampusCrosswalk.clip(clip);
        for (Settled e : judge(crosswalk, WIDE)) {
            if (e.postEncroachment().isPresent()) {
                OptionalDouble gap = gap(crosswalk, e);
                assertThat(Math.abs(gap.orElseThrow()))
                        .as("%s", e)
                        .isCloseTo(e.postEncroachment().getAsDouble(), within(0.1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("clips")
    void nobodyIsReportedWhoCameSecondOrNeverWithinFiveSeconds(int clip) throws IOException {
        CampusCrosswalk crosswalk = CampusCrosswalk.clip(clip);
        for (Settled e : judge(crosswalk, WIDE)) {
            if (e.verdict() == Verdict.VIOLATED) {
                assertThat(gap(crosswalk, e).orElseThrow()).as("%s", e).isBetween(0.0, 5.0);
            }
        }
    }

    @Test
    void someAreReported() throws IOException {
        List<String> reported = new ArrayList<>();
        for (int clip = 1; clip <= CampusCrosswalk.CLIPS; clip++) {
            for (Settled e : judge(CampusCrosswalk.clip(clip), WIDE)) {
                if (e.verdict() == Verdict.VIOLATED) {
                    reported.add(clip + ": " + e.vehicle().track() + " before "
                            + e.pedestrian().track());
                }
            }
        }
        assertThat(reported)
                .containsExactlyInAnyOrder(
                        "1: 1001 before 0",
                        "1: 1001 before 1",
                        "2: 1002 before 0",
                        "4: 1002 before 77",
                        "5: 1002 before 50",
                        "5: 1002 before 52",
                        "5: 1002 before 56",
                        "5: 1002 before 57");
    }

    private static List<Settled> judge(CampusCrosswalk crosswalk, Policy policy) {
        CrossingRule rule = new CrossingRule(crosswalk.crossing(), policy);
        List<Judgement> judgements = new ArrayList<>();
        Instant end = Instant.EPOCH;
        for (Trajectories.Situation now : new Trajectories(crosswalk.rows()).situations()) {
            judgements.add(rule.observe(now.time(), now.tracks()));
            end = now.time();
        }
        judgements.add(rule.finish(end.plusMillis(40)));
        return judgements.stream().flatMap(j -> j.encounters().stream()).toList();
    }

    private static OptionalDouble gap(CampusCrosswalk crosswalk, Settled encounter) {
        return PassTimes.between(
                rows(crosswalk, encounter.vehicle().track()),
                rows(crosswalk, encounter.pedestrian().track()));
    }

    private static List<TrackRow> rows(CampusCrosswalk crosswalk, long id) {
        return crosswalk.rows().stream().filter(r -> r.id() == id).toList();
    }
}
