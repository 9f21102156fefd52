package zebrawatch.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.scene.Location;

class PlanTest {
    private static final Location STATION = new Location(26.57, 107.97);
    private static final Location NORTH_EAST = new Location(26.58, 107.98);

    private static Figures figures(String spot, long yielded, long violated) {
        return new Figures(spot, yielded + violated, yielded, violated, 0, 0, 0, 0, 0, 0, 0, OptionalDouble.empty());
    }

    @Test
    void northIsUpEastIsRightAndMetresAreTheSameBothWays() {
        Plan plan = Plan.of(List.of(figures("a", 9, 1), figures("b", 8, 2)), Map.of("a", STATION, "b", NORTH_EAST));
        assertThat(plan.marks()).extracting(Plan.Mark::kind).containsExactly("good", "fair");
        // 1112 m north to south over 328 units, 994 m west to east
        assertThat(plan.marks()).extracting(Plan.Mark::y).containsExactly("364.0", "36.0");
        assertThat(plan.marks()).extracting(Plan.Mark::x).containsExactly("173.3", "466.7");
        assertThat(plan.metres()).isEqualTo(500);
        assertThat(plan.ruler()).isEqualTo("147.5");
    }

    @Test
    void marksThatWouldLieUponEachOtherAreOneAndNumbersAreThoseOfTheList() {
        Plan plan = Plan.of(
                List.of(
                        figures("a", 9, 1),
                        figures("nowhere", 1, 0),
                        figures("b", 1, 9),
                        figures("c", 0, 10),
                        figures("far", 0, 0)),
                Map.of("a", STATION, "b", STATION, "c", new Location(26.57005, 107.97), "far", NORTH_EAST));
        assertThat(plan.marks()).extracting(Plan.Mark::numbers).containsExactly("1,3…", "5");
        assertThat(plan.marks()).extracting(Plan.Mark::kind).containsExactly("poor", "unknown");
        assertThat(plan.marks().get(0).title()).isEqualTo("1  a  90.0%\n3  b  10.0%\n4  c  0.0%");
        assertThat(plan.without()).containsExactly("nowhere");
    }

    @Test
    void oneCrossingHasANeighbourhood() {
        Plan plan = Plan.of(List.of(figures("a", 1, 0)), Map.of("a", STATION));
        assertThat(plan.marks()).singleElement().satisfies(mark -> {
            assertThat(mark.x()).isEqualTo("320.0");
            assertThat(mark.y()).isEqualTo("200.0");
        });
        assertThat(plan.metres()).isEqualTo(50);
    }

    @Test
    void withoutLocationsThereIsNoPlan() {
        Plan plan = Plan.of(List.of(figures("a", 1, 0)), Map.of());
        assertThat(plan.marks()).isEmpty();
        assertThat(plan.without()).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1.9, 1", "2, 2", "4.9, 2", "5, 5", "9.9, 5", "10, 10", "4999, 2000", "20000, 20000"})
    void theRulerIsARoundNumberOfMetres(double metres, long round) {
        assertThat(Plan.roundedDown(metres)).isEqualTo(round);
    }
}
