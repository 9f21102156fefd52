package zebrawatch.detect.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NativeTest {
    @Test
    void relu6CutsAtBothEnds() {
        try (Native calls = new Native()) {
            INDArray x = calls.keep(Nd4j.createFromArray(-7f, -1f, 0.5f, 5.9f, 6f, 7f));

            calls.relu6(x).run();

            assertThat(x.data().asFloat()).containsExactly(0, 0, 0.5f, 5.9f, 6, 6);
        }
    }
}
