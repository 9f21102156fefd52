package zebrawatch.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import zebrawatch.rule.Parameter;
import zebrawatch.rule.Policy;
import zebrawatch.rule.Verdict;

/**
 * What must not change a verdict, on seeded random encounters: 1,000 of them in seconds, or as many as
 * {@code -Dzebrawatch.encounters=10000} says in minutes.
 */
class RandomEncountersTest {
    private static final int ENCOUNTERS = Integer.getInteger("zebrawatch.encounters", 1000);
    private static final double NOISE = 0.1;
    private static final Policy POLICY = Policy.standard();

    /** An encounter, drawn from its seed, its verdict, and whether it is clear of every limit. */
    private record Sample(long seed, Verdict verdict, boolean clear) {

        RandomEncounter encounter() {
            return RandomEncounter.of(new Random(seed));
        }
    }

    private static List<Sample> samples = List.of();

    @BeforeAll
    static void draw() {
        samples = LongStream.range(0, ENCOUNTERS)
                .parallel()
                .mapToObj(RandomEncountersTest::sample)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Sample> sample(long seed) {
        RandomEncounter encounter = RandomEncounter.of(new Random(seed));
        if (encounter.collides()) {
            return Optional.empty();
        }
        Verdict verdict = encounter.verdict(POLICY);
        return Optional.of(new Sample(seed, verdict, isClear(encounter, verdict)));
    }

    /**
     * Whether the verdict stays when any limit is moved by a tenth, and when the pedestrian walks a tenth of the conflict
     * distance farther this way or that: what is nearer to a limit may be judged either way.
     */
    private static boolean isClear(RandomEncounter encounter, Verdict verdict) {
        List<Trajectories.Situation> situations = encounter.situations();
        for (Parameter parameter : Parameter.values()) {
            for (double part : new double[] {0.9, 1.1}) {
                double moved = Math.min(parameter.most(), Math.max(parameter.least(), POLICY.of(parameter) * part));
                if (parameter.unit() != Parameter.Unit.FLAG
                        && encounter.verdict(situations, POLICY.with(parameter, moved)) != verdict) {
                    return false;
                }
            }
        }
        double tenth = POLICY.of(Parameter.CONFLICT_DISTANCE) / 10;
        return encounter.pedestrianMoved(tenth).verdict(POLICY) == verdict
                && encounter.pedestrianMoved(-tenth).verdict(POLICY) == verdict;
    }

    @Test
    void everyVerdictThatCanBeOccurs() {
        Map<Verdict, Integer> count = new EnumMap<>(Verdict.class);
        clear().forEach(s -> count.merge(s.verdict(), 1, Integer::sum));
        assertThat(count.keySet()).contains(Verdict.VIOLATED, Verdict.YIELDED, Verdict.NO_CONFLICT);
        assertThat(count.values()).allSatisfy(n -> assertThat(n).isGreaterThan(ENCOUNTERS / 50));
    }

    @Test
    void theOtherKerbFirstMakesNoDifference() {
        assertThat(changed(RandomEncounter::mirrored)).isEmpty();
    }

    @Test
    void theOtherDirectionMakesNoDifference() {
        assertThat(changed(RandomEncounter::reversed)).isEmpty();
    }

    @Test
    void anotherTimeMakesNoDifference() {
        assertThat(changed(e -> e.shifted(100_000))).isEmpty();
    }

    @Test
    void halfTheFramesSeldomMakeADifference() {
        assertSeldom(changed(RandomEncounter::halved));
    }

    @Test
    void tenCentimetresOfNoiseSeldomMakeADifference() {
        assertSeldom(
                clear().filter(s -> noisy(s) != s.verdict()).map(Sample::seed).toList());
    }

    @Test
    void tenCentimetresOfNoiseMakeAlmostNobodyAViolator() {
        List<Long> accused = clear().filter(s -> s.verdict() != Verdict.VIOLATED && noisy(s) == Verdict.VIOLATED)
                .map(Sample::seed)
                .toList();
        assertThat(accused).hasSizeLessThanOrEqualTo(ENCOUNTERS / 1000);
    }

    private static Verdict noisy(Sample sample) {
        return sample.encounter().noisy(new Random(~sample.seed()), NOISE).verdict(POLICY);
    }

    private static void assertSeldom(List<Long> changed) {
        assertThat(changed.size()).as("seeds %s", changed).isLessThan((int) (clear().count() / 100));
    }

    /** The seeds of clear encounters that are judged otherwise after {@code change}. */
    private static List<Long> changed(UnaryOperator<RandomEncounter> change) {
        return clear().filter(s -> change.apply(s.encounter()).verdict(POLICY) != s.verdict())
                .map(Sample::seed)
                .toList();
    }

    private static Stream<Sample> clear() {
        return samples.stream().filter(Sample::clear);
    }
}
