package zebrawatch.harness.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.harness.evaluate.ClipFolder;
import zebrawatch.harness.soak.Scenery.Piece;

class FilmTest {
    private static final Scenery SCENERY = new Scenery(
            ClipFolder.in(Path.of("samples/violation-near-side")).get(0),
            new Piece(Path.of("scene.mp4"), 16),
            1,
            11,
            new Piece(Path.of("traffic.mp4"), 12),
            new Piece(Path.of("quiet.mp4"), 10));
    private static final List<Double> CASES = List.of(7.0);

    @Test
    void theFilmHasPeopleInTheShareAskedForAndTheCasesOfEachScene() {
        Film film = Film.of(SCENERY, CASES, 600, 0.2, 0.5);
        assertThat(film.seconds()).isBetween(600.0, 622.0);
        assertThat(film.share()).isCloseTo(0.2, within(0.03));
        assertThat(film.expected())
                .hasSize((int) Math.round(film.seconds() * film.share() / 10))
                .allSatisfy(t -> assertThat(at(film, t)).isEqualTo(SCENERY.scene()));
        assertThat(film.truth()).isEqualTo(film.expected().size());
    }

    @Test
    void thereIsTimeForACaseToBeMadeBeforeTheFilmEnds() {
        for (double begin = 0; begin < 1; begin += 0.01) {
            Film film = Film.of(SCENERY, CASES, 120, 0.2, begin);
            assertThat(film.expected())
                    .isNotEmpty()
                    .allSatisfy(t -> assertThat(t).isLessThan(120 - 16 + 7 - 8));
        }
    }

    @Test
    void filmsThatBeginElsewhereHaveTheirScenesAtOtherTimes() {
        assertThat(Film.of(SCENERY, CASES, 120, 0.2, 0.1).expected().get(0))
                .isGreaterThan(Film.of(SCENERY, CASES, 120, 0.2, 0.9).expected().get(0));
    }

    private static Piece at(Film film, double time) {
        double end = 0;
        for (Piece piece : film.pieces()) {
            end += piece.seconds();
            if (time < end) {
                return piece;
            }
        }
        throw new AssertionError(time + " is behind the end");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            expected | cases       | found | missed | unexpected
            26 76    | 26.1 75.9   | 26 76 |        |
            26 76    | 26.1        | 26    | 76     |
            26       | 26.1 26.3   | 26    |        | 26.3
            26       | 28          |       | 26     | 28
                     | 3           |       |        | 3
            """, useHeadersInDisplayName = true)
    void eachExpectedViolationTakesOneCase(
            String expected, String cases, String found, String missed, String unexpected) {
        Harvest harvest = Harvest.of(numbers(expected), numbers(cases));
        assertThat(harvest.found()).isEqualTo(numbers(found));
        assertThat(harvest.missed()).isEqualTo(numbers(missed));
        assertThat(harvest.unexpected()).isEqualTo(numbers(unexpected));
    }

    private static List<Double> numbers(String words) {
        return words == null
                ? List.of()
                : List.of(words.split(" ")).stream().map(Double::valueOf).toList();
    }
}
