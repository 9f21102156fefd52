package zebrawatch.detect.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import zebrawatch.detect.net.Layer;
import zebrawatch.harness.ChildJvm;

class VectorsTest {
    @Test
    void withTheVectorApiVectorsTakeThePlaceOfPlainLoops() {
        Assumptions.assumeTrue(Vectors.FOUND.isPresent(), "this JVM was started without jdk.incubator.vector");

        assertThat(Way.of((Layer.Conv) PlainLoops.net().layer("conv"))).containsExactly(Way.NATIVE, Way.VECTORS);
    }

    @Test
    void withoutItPlainLoopsComputeTheSameAndTheLogSaysSo() throws Exception {
        Process process = new ProcessBuilder(ChildJvm.command(
                        List.of("-Xmx500m", "-Dlogback.configurationFile=src/main/resources/logback.xml"),
                        List.of(PlainLoops.class.getName())))
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();

        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        assertThat(lines)
                .contains("ways [NATIVE, WINOGRAD]")
                .anySatisfy(line -> assertThat(line).contains("Vector API", "--add-modules jdk.incubator.vector"));
        String sum = lines.stream()
                .filter(line -> line.startsWith("sum "))
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(sum.substring(4))).isCloseTo(PlainLoops.sum(), within(0.05));
    }
}
