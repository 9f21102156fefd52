package zebrawatch.detect.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Kernel;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Net;
import zebrawatch.detect.net.Shape;

/**
 * What a JVM must do once before any net is fast, in a thread of its own while the net is still being read: ND4J comes up, and the
 * loops of {@link Passes}, {@link Transforms} and {@link Depthwise3x3} are compiled, on small nets that have them all.
 */
public final class HeadStart {
    private static final int SIDE = 26;
    private static final Shape NARROW = new Shape(SIDE, SIDE, 64);
    private static final Shape WIDE = NARROW.withChannels(128);

    private static final WarmUp WARM_UP = new WarmUp(Duration.ofSeconds(4), Duration.ofMillis(200));
    private static final Thread THREAD = start();

    private HeadStart() {}

    /** Begins, if that has not been done. */
    public static void begin() {
        assert THREAD.isDaemon();
    }

    /** What is not done by now, {@link Race} does for the loops that a net needs. */
    static void end() {
        WARM_UP.end();
        try {
            THREAD.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread start() {
        Thread thread = new Thread(HeadStart::run, "head start");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void run() {
        for (Net net : List.of(squares(), depthwise())) {
            try (Executor program = Executor.alone(net, HeadStart::mostSpecial)) {
                WARM_UP.run(program);
            }
        }
    }

    private static Way mostSpecial(Layer.Convolution c) {
        List<Way> ways = Way.of(c);
        return ways.get(ways.size() - 1);
    }

    private static Net squares() {
        return new Net(
                List.of(
                        new Layer.Input("picture", NARROW),
                        conv("square", "picture", NARROW, 3, WIDE, Activation.leakyRelu(0.1f)),
                        conv("narrow", "square", WIDE, 1, NARROW, Activation.NONE),
                        new Layer.Add("sum", "narrow", "picture", NARROW),
                        new Layer.Resize("half", "sum", NARROW.halved(), false),
                        new Layer.Resize("whole", "half", NARROW, true)),
                Map.of("whole", "whole"));
    }

    private static Net depthwise() {
        return new Net(
                List.of(
                        new Layer.Input("picture", NARROW),
                        conv("wide", "picture", NARROW, 1, WIDE, Activation.RELU6),
                        depthwise("beside", "wide", 1, WIDE, Activation.RELU6),
                        depthwise("half", "beside", 2, WIDE.halved(), Activation.SILU)),
                Map.of("half", "half"));
    }

    private static Layer conv(String name, String input, Shape from, int size, Shape to, Activation activation) {
        int inputs = from.channels();
        int outputs = to.channels();
        float[] weights = new float[outputs * inputs * size * size];
        Kernel kernel = new Kernel(size, inputs, outputs, weights, new float[outputs]);
        return new Layer.Conv(name, input, to, kernel, 1, size / 2, activation);
    }

    private static Layer depthwise(String name, String input, int stride, Shape to, Activation activation) {
        int channels = to.channels();
        Kernel kernel = new Kernel(3, 1, channels, new float[9 * channels], new float[channels]);
        return new Layer.Depthwise(name, input, to, kernel, stride, 1, 1, activation);
    }
}
