package zebrawatch.detect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static zebrawatch.detect.run.SmallNet.PICTURE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Net;

class RaceTest {
    @Test
    void everyConvolutionIsGivenAWayThatFits() {
        SmallNet small = new SmallNet(24, 24);
        small.conv("strided", PICTURE, 3, 2, 16, Activation.NONE);
        small.conv("wide", "strided", 3, 1, 64, Activation.NONE);
        small.conv("as wide", "strided", 3, 1, 64, Activation.NONE);
        small.conv("pointwise", "wide", 1, 1, 8, Activation.NONE);
        Net net = small.with("as wide", "pointwise");

        Map<String, Way> ways = Race.ways(net);

        assertThat(ways).containsOnlyKeys("strided", "wide", "as wide", "pointwise");
        ways.forEach((name, way) -> assertThat(way.fits((Layer.Convolution) net.layer(name)))
                .as(name)
                .isTrue());
        assertThat(ways.get("as wide")).isEqualTo(ways.get("wide"));
    }

    @Test
    void aNetWithNothingToChooseNeedsNoRace() {
        SmallNet net = new SmallNet(8, 8);
        net.conv("strided", PICTURE, 3, 2, 4, Activation.NONE);

        assertThat(Race.ways(net.with("strided"))).containsExactly(Map.entry("strided", Way.NATIVE));
    }
}
