package zebrawatch.scene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoxTest {
    private static final Box VIEW = new Box(10, 10, 100, 50);

    @Test
    void whatReachesOutsideIsCutOff() {
        assertThat(new Box(0, 20, 30, 90).within(VIEW)).contains(new Box(10, 20, 20, 40));
        assertThat(new Box(20, 20, 5, 5).within(VIEW)).contains(new Box(20, 20, 5, 5));
    }

    @Test
    void boxesThatOnlyTouchShareNothing() {
        assertThat(new Box(0, 10, 10, 10).within(VIEW)).isEmpty();
    }
}
