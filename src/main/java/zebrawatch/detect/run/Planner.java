package zebrawatch.detect.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import zebrawatch.detect.net.Activation;
import zebrawatch.detect.net.Layer;
import zebrawatch.detect.net.Net;

/**
 * Turns a net into the steps of a program. Where two layers can be one pass over memory, they become one step: an
 * activation is done within a convolution or after the pooling behind it, a concatenation is not made when all its readers
 * can read its parts, a resize adds as it goes.
 */
final class Planner {
    private final Net net;
    private final Function<Layer.Convolution, Way> ways;
    private final List<Step> steps = new ArrayList<>();

    private Planner(Net net, Function<Layer.Convolution, Way> ways) {
        this.net = net;
        this.ways = ways;
    }

    /** @param ways how each convolution is to be computed */
    static List<Step> plan(Net net, Function<Layer.Convolution, Way> ways) {
        Planner planner = new Planner(net, ways);
        net.layers().forEach(planner::plan);
        return List.copyOf(planner.steps);
    }

    private void plan(Layer layer) {
        if (layer instanceof Layer.Conv c) {
            if (!isExpansion(c) && !isProjection(c)) {
                convolution(c);
            }
        } else if (layer instanceof Layer.MaxPool p) {
            steps.add(new MaxPooling(p));
            if (net.layer(p.input()) instanceof Layer.Conv c && isActivatedAfterPooling(c)) {
                steps.add(new Activate(p.name(), p.shape(), c.activation()));
            }
        } else if (layer instanceof Layer.Concat c && isMade(c)) {
            steps.add(new Concatenation(
                    c, c.inputs().stream().flatMap(this::parts).toList()));
        } else if (layer instanceof Layer.Resize r && !isDoneInAddition(r)) {
            steps.add(new Resizing(r, Optional.empty(), r.name()));
        } else if (layer instanceof Layer.Add a) {
            addition(a);
        } else if (layer instanceof Layer.Depthwise d) {
            depthwise(d);
        } else if (layer instanceof Layer.Upsample u) {
            steps.add(new Upsampling(u));
        }
    }

    private void convolution(Layer.Conv c) {
        Way way = ways.apply(c);
        steps.add(
                switch (way) {
                    case NATIVE -> new NativeConvolution(c);
                    case WINOGRAD, VECTORS ->
                        new WinogradConvolution(c, parts(c.input()).toList(), way == Way.VECTORS);
                    case POINTWISE ->
                        new PointwiseConvolution(c, parts(c.input()).toList());
                });
        if (way.leaves(c.activation()) && !isActivatedAfterPooling(c) && !isActivatedAsRead(c)) {
            steps.add(new Activate(c.name(), c.shape(), c.activation()));
        }
    }

    private void depthwise(Layer.Depthwise d) {
        if (ways.apply(d) == Way.VECTORS) {
            Optional<PointwiseConvolution> expansion = conv(net.layer(d.input()))
                    .filter(this::isExpansion)
                    .map(c -> new PointwiseConvolution(c, parts(c.input()).toList()));
            Optional<PointwiseConvolution> projection = net.readers(d.name()).stream()
                    .flatMap(reader -> conv(reader).stream())
                    .filter(this::isProjection)
                    .findFirst()
                    .map(c -> new PointwiseConvolution(c, List.of(d)));
            Activation left = conv(net.layer(d.input()))
                    .filter(this::isActivatedAsRead)
                    .map(Layer.Conv::activation)
                    .orElse(Activation.NONE);
            steps.add(new InvertedResidual(expansion, net.layer(d.input()).shape(), left, d, projection));
        } else {
            steps.add(new DepthwiseConvolution(d));
        }
    }

    private static Optional<Layer.Conv> conv(Layer layer) {
        return layer instanceof Layer.Conv c ? Optional.of(c) : Optional.empty();
    }

    private void addition(Layer.Add a) {
        Optional<Layer.Resize> resize = resizedSide(a);
        if (resize.isPresent()) {
            Layer.Resize r = resize.get();
            String other = r.name().equals(a.left()) ? a.right() : a.left();
            steps.add(new Resizing(r, Optional.of(other), a.name()));
        } else {
            steps.add(new Addition(a));
        }
    }

    /** A leaky activation grows with its argument, so the greatest stays the greatest and fewer values are left to do. */
    private boolean isActivatedAfterPooling(Layer.Conv c) {
        List<Layer> readers = net.readers(c.name());
        return c.activation().kind() == Activation.Kind.LEAKY_RELU
                && ways.apply(c).leaves(c.activation())
                && !isOutput(c)
                && readers.size() == 1
                && readers.get(0) instanceof Layer.MaxPool;
    }

    /** A map that nothing but a depthwise convolution reads gets its activation as that goes. */
    private boolean isActivatedAsRead(Layer.Conv c) {
        return ways.apply(c).leaves(c.activation()) && !isExpansion(c) && isReadDepthwiseOnly(c);
    }

    /** A map that nothing but a depthwise convolution reads is made as that goes. */
    private boolean isExpansion(Layer.Conv c) {
        return Way.POINTWISE.fits(c) && isReadDepthwiseOnly(c);
    }

    private boolean isReadDepthwiseOnly(Layer.Conv c) {
        List<Layer> readers = net.readers(c.name());
        return !isOutput(c)
                && readers.size() == 1
                && readers.get(0) instanceof Layer.Depthwise d
                && ways.apply(d) == Way.VECTORS;
    }

    /** A depthwise convolution's map that nothing else reads is read as it is made. */
    private boolean isProjection(Layer.Conv c) {
        return Way.POINTWISE.fits(c)
                && !isExpansion(c)
                && !isActivatedAfterPooling(c)
                && net.layer(c.input()) instanceof Layer.Depthwise d
                && !isOutput(d)
                && net.readers(d.name()).size() == 1
                && ways.apply(d) == Way.VECTORS;
    }

    /** The maps that hold a map's channels. */
    private Stream<Layer> parts(String map) {
        return net.layer(map) instanceof Layer.Concat c && !isMade(c)
                ? c.inputs().stream().flatMap(this::parts)
                : Stream.of(net.layer(map));
    }

    private boolean isMade(Layer.Concat c) {
        List<Layer> inputs = c.inputs().stream().map(net::layer).toList();
        return isOutput(c)
                || !net.readers(c.name()).stream()
                        .allMatch(r ->
                                r instanceof Layer.Conv conv && ways.apply(conv).reads(inputs));
    }

    /** The side of an addition that can be resized as it is added: one that nothing else reads. */
    private Optional<Layer.Resize> resizedSide(Layer.Add a) {
        return a.inputs().stream()
                .map(net::layer)
                .filter(side -> side instanceof Layer.Resize && !isOutput(side))
                .filter(side ->
                        net.readers(side.name()).size() == 1 && !a.left().equals(a.right()))
                .map(Layer.Resize.class::cast)
                .findFirst();
    }

    private boolean isDoneInAddition(Layer.Resize r) {
        return net.readers(r.name()).stream()
                .anyMatch(reader -> reader instanceof Layer.Add a
                        && resizedSide(a).filter(r::equals).isPresent());
    }

    private boolean isOutput(Layer layer) {
        return net.outputs().containsValue(layer.name());
    }
}
