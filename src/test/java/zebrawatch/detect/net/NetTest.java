package zebrawatch.detect.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zebrawatch.detect.DetectException;
import zebrawatch.detect.Installed;

class NetTest {
    private final Net net = Installed.net();

    @Test
    void onItsOwnSizeOfPictureItIsTheSame() {
        assertThat(net.on(net.input().shape())).isEqualTo(net);
    }

    @Test
    void onALowPictureItsMapsAreLowAndItsWeightsTheSame() {
        Net low = net.on(new Shape(256, 416, 3));

        assertThat(low.outputs().values().stream()
                        .map(output -> low.layer(output).shape())
                        .map(shape -> shape.height() + "x" + shape.width())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("32x52", "16x26", "8x13");
        for (Layer layer : low.layers()) {
            assertThat(layer.shape().channels())
                    .isEqualTo(net.layer(layer.name()).shape().channels());
            if (layer instanceof Layer.Conv conv) {
                assertThat(conv.kernel()).isSameAs(((Layer.Conv) net.layer(conv.name())).kernel());
            }
        }
    }

    @Test
    void aPictureThatDoesNotHalveIsRefused() {
        assertThatThrownBy(() -> net.on(new Shape(200, 416, 3)))
                .isInstanceOf(DetectException.class)
                .hasMessageMatching("the net cannot take a picture of 200x416x3: its layer .+ would read .+ and .+");
    }
}
