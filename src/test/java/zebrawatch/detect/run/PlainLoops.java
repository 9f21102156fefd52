package zebrawatch.detect.run;

import static zebrawatch.detect.run.SmallNet.PICTURE;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Net;

/** A program that computes a small net, as {@link VectorsTest} does, in a JVM of its own. */
final class PlainLoops {
    private PlainLoops() {}

    public static void main(String[] args) {
        System.out.println("ways " + Way.of((Layer.Conv) net().layer("conv")));
        System.out.println("sum " + sum());
    }

    static Net net() {
        SmallNet net = new SmallNet(13, 10);
        net.conv("first", PICTURE, 1, 1, 32, Activation.NONE);
        net.conv("conv", "first", 3, 1, 32, Activation.leakyRelu(0.1f));
        return net.with("conv");
    }

    /** Of all outputs, absolute, for a picture of ones. */
    static double sum() {
        Net net = net();
        try (Executor executor = new Executor(net)) {
            float[] picture = new float[net.input().shape().length()];
            Arrays.fill(picture, 1);
            executor.input().put(picture, 0, picture.length);
            executor.run();
            FloatBuffer output = executor.output("conv");
            return Stream.generate(output::get)
                    .limit(output.remaining())
                    .mapToDouble(Math::abs)
                    .sum();
        }
    }
}
