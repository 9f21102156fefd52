package zebrawatch.detect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import zebrawatch.detect.Installed;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;

class PlacementTest {
    private final Net net = Installed.net();
    private final List<Step> steps = Planner.plan(net, SmallNet::lastWay);
    private final Placement placement = Placement.of(
            steps, net.input().name(), net.input().shape(), net.outputs().values());

    /** Goes through a run and remembers which map was written last on each piece of memory. */
    @Test
    void noMapIsOverwrittenBeforeItIsRead() {
        Set<String> valid = new HashSet<>(Set.of(net.input().name()));
        for (Step step : steps) {
            assertThat(valid).containsAll(step.reads());
            for (String map : step.writes().keySet()) {
                assertThat(step.reads()).filteredOn(read -> !read.equals(map)).noneMatch(read -> overlap(read, map));
                valid.removeIf(other -> overlap(other, map));
            }
            valid.addAll(step.writes().keySet());
        }
        assertThat(valid)
                .containsAll(net.outputs().values())
                .contains(net.input().name());
    }

    @Test
    void whatAStepWritesLiesApart() {
        for (Step step : steps) {
            List<String> maps = new ArrayList<>(step.writes().keySet());
            for (int i = 0; i < maps.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(overlap(maps.get(i), maps.get(j))).isFalse();
                }
            }
        }
    }

    @Test
    void mapsShareMemory() {
        int all = placement.shapes().values().stream().mapToInt(Shape::length).sum();

        assertThat(placement.length()).isLessThan(all / 3);
    }

    @Test
    void anUnknownMapIsNamed() {
        assertThatThrownBy(() -> placement.offset("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no map is called nothing");
    }

    private boolean overlap(String a, String b) {
        return placement.offset(a) < placement.offset(b) + placement.shape(b).length()
                && placement.offset(b)
                        < placement.offset(a) + placement.shape(a).length();
    }
}
