package zebrawatch.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        for (Policy policy : List.of(Policy.standard(), WIDE)) {
            assertThat(judge(CampusCrosswalk.clip(clip), policy))
                    .isNotEmpty()
                    .allSatisfy(e -> assertThat(e.facts())
                            .hasSizeGreaterThan(10)
                            .allSatisfy(f -> assertThat(f.measured()).isFinite()));
        }
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
        for (Policy policy : List.of(Policy.standard(), WIDE)) {
            for (Settled e : judge(crosswalk, policy)) {
                if (e.verdict() == Verdict.VIOLATED) {
                    assertThat(gap(crosswalk, e).orElseThrow()).as("%s", e).isBetween(0.0, 5.0);
                }
            }
        }
    }

    /** Whom the vehicle passed closely, and how long before him it had left the place. */
    @Test
    void someAreReported() throws IOException {
        assertThat(reported(WIDE))
                .containsExactlyInAnyOrder(
                        "1: 1001 before 0 by 0.5 s",
                        "1: 1001 before 1 by 1.3 s",
                        "2: 1002 before 0 by 0.4 s",
                        "4: 1002 before 77 by 0.5 s",
                        "5: 1002 before 50 by 0.9 s",
                        "5: 1002 before 52 by 1.5 s",
                        "5: 1002 before 56 by 1.6 s",
                        "5: 1002 before 57 by 2.0 s");
    }

    /** The standard asks for more notice, a longer look and a nearer pedestrian than these clips show. */
    @Test
    void theStandardReportsNobody() throws IOException {
        assertThat(reported(Policy.standard())).isEmpty();
    }

    private static List<String> reported(Policy policy) throws IOException {
        List<String> reported = new ArrayList<>();
        for (int clip = 1; clip <= CampusCrosswalk.CLIPS; clip++) {
            for (Settled e : judge(CampusCrosswalk.clip(clip), policy)) {
                if (e.verdict() == Verdict.VIOLATED) {
                    reported.add(String.format(
                            Locale.ROOT,
                            "%d: %d before %d by %.1f s",
                            clip,
                            e.vehicle().track(),
                            e.pedestrian().track(),
                            e.postEncroachment().orElseThrow()));
                }
            }
        }
        return reported;
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
