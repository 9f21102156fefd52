package zebrawatch.detect.net;

import static zebrawatch.detect.net.OnnxFile.PICTURE;
import static zebrawatch.detect.net.OnnxFile.whole;

import java.util.ArrayList;
import java.util.List;
import onnx.Onnx.ModelProto;

/** Small nets with random weights, built as the two families are that users bring: the same operations in the same order. */
public final class SmallYolo {
    public static final int SIZE = 64;
    public static final int CLASSES = 9;
    private static final long END = Long.MAX_VALUE;
    private static final int C = 8;
    private static final int BINS = 16;

    private final OnnxFile file;

    private SmallYolo(OnnxFile file) {
        this.file = file;
    }

    /**
     * YOLOX-nano's parts: Focus, depthwise separable convolutions, CSP layers with shortcuts, SPP, a decoupled head, the grid
     * decoded inside. Gives "output", [1, cells, 5 + classes], boxes as centre and sides in pixels.
     */
    public static ModelProto yolox(int opset) {
        OnnxFile f = new OnnxFile(opset, 1, 3, SIZE, SIZE);
        SmallYolo net = new SmallYolo(f);
        String[] quarters = new String[4];
        for (int i = 0; i < 4; i++) {
            String rows = f.slice("rows " + i, PICTURE, 2, i % 2, END, 2);
            quarters[i] = f.slice("quarter " + i, rows, 3, i / 2, END, 2);
        }
        String x = f.normalised("stem", f.concat("focus", 1, quarters), 12, C, 3, 1, 1);
        String fine = net.csp("dark3", net.separable("down3", net.separable("down2", x, C, C, 2), C, C, 2), C);
        String middle = net.csp("dark4", net.separable("down4", fine, C, 2 * C, 2), 2 * C);
        x = net.separable("down5", middle, 2 * C, 4 * C, 2);
        x = f.normalised("spp in", x, 4 * C, 2 * C, 1, 1, 1);
        x = f.concat("spp", 1, x, f.maxPool("five", x, 5), f.maxPool("nine", x, 9), f.maxPool("thirteen", x, 13));
        String coarse = f.normalised("spp out", x, 8 * C, 4 * C, 1, 1, 1);
        String lateral = f.normalised("lateral", coarse, 4 * C, 2 * C, 1, 1, 1);
        middle = net.csp2("p4", f.concat("cat4", 1, f.twice("up", lateral), middle), 4 * C, 2 * C);
        coarse = f.concat("cat5", 1, net.separable("bottom up", middle, 2 * C, 2 * C, 2), lateral);
        List<String> levels = new ArrayList<>();
        levels.add(net.yoloxHead("16", middle, 2 * C, 4));
        levels.add(net.yoloxHead("32", coarse, 4 * C, 2));
        levels.add(0, net.yoloxHead("8", fine, C, 8));
        String all = f.concat("all", 2, levels.toArray(String[]::new));
        String turned = f.node("Transpose", "turned", List.of(all), OnnxFile.wholes("perm", 0, 2, 1));
        int cells = 8 * 8 + 4 * 4 + 2 * 2;
        float[] grid = new float[2 * cells];
        float[] stride = new float[cells];
        int at = 0;
        for (int across : new int[] {8, 4, 2}) {
            for (int cell = 0; cell < across * across; cell++) {
                grid[2 * at] = cell % across;
                grid[2 * at + 1] = (float) Math.floorDiv(cell, across);
                stride[at++] = SIZE / (float) across;
            }
        }
        String strides = f.floats("strides", stride, 1, cells, 1);
        String xy = f.slice("xy", turned, 2, 0, 2, 1);
        String centre = f.node(
                "Mul",
                "centre",
                List.of(f.node("Add", "on the grid", List.of(xy, f.floats("grid", grid, 1, cells, 2))), strides));
        String wh = f.node("Exp", "grown", List.of(f.slice("wh", turned, 2, 2, 4, 1)));
        String sides = f.node("Mul", "sides", List.of(wh, strides));
        return f.with(f.concat("output", 2, centre, sides, f.slice("scores", turned, 2, 4, END, 1)));
    }

    private String yoloxHead(String name, String x, int channels, int across) {
        String stem = file.normalised("stem " + name, x, channels, C, 1, 1, 1);
        String cls = separable("cls2 " + name, separable("cls1 " + name, stem, C, C, 1), C, C, 1);
        String reg = separable("reg2 " + name, separable("reg1 " + name, stem, C, C, 1), C, C, 1);
        String scores =
                file.node("Sigmoid", "p cls " + name, List.of(file.conv("cls " + name, cls, C, CLASSES, 1, 1, 1)));
        String box = file.conv("reg " + name, reg, C, 4, 1, 1, 1);
        String object = file.node("Sigmoid", "p obj " + name, List.of(file.conv("obj " + name, reg, C, 1, 1, 1, 1)));
        String all = file.concat("level " + name, 1, box, object, scores);
        return file.reshape("flat " + name, all, 1, 5 + CLASSES, (long) across * across);
    }

    private String separable(String name, String x, int inputs, int outputs, int stride) {
        return file.normalised(
                name, file.normalised(name + " dw", x, inputs, inputs, 3, stride, inputs), inputs, outputs, 1, 1, 1);
    }

    /** With a shortcut. */
    private String csp(String name, String x, int c) {
        String left = file.normalised(name + " left", x, c, c / 2, 1, 1, 1);
        String right = file.normalised(name + " right", x, c, c / 2, 1, 1, 1);
        String inner =
                separable(name + " b2", file.normalised(name + " b1", left, c / 2, c / 2, 1, 1, 1), c / 2, c / 2, 1);
        String sum = file.node("Add", name + " sum", List.of(inner, left));
        return file.normalised(name, file.concat(name + " cat", 1, sum, right), c, c, 1, 1, 1);
    }

    /** Without one. */
    private String csp2(String name, String x, int inputs, int c) {
        String left = file.normalised(name + " left", x, inputs, c / 2, 1, 1, 1);
        String right = file.normalised(name + " right", x, inputs, c / 2, 1, 1, 1);
        String inner = separable(name + " b2", left, c / 2, c / 2, 1);
        return file.normalised(name, file.concat(name + " cat", 1, inner, right), c, c, 1, 1, 1);
    }

    /**
     * YOLOv8's parts: C2f layers by Split or by Slice, SPPF, a head with distributions, decoded inside. Gives "output", [1, 4 +
     * classes, cells], boxes as centre and sides in pixels.
     */
    public static ModelProto yolov8(int opset, boolean bySlice) {
        OnnxFile f = new OnnxFile(opset, 1, 3, SIZE, SIZE);
        SmallYolo net = new SmallYolo(f);
        String x = f.silu("down2", f.silu("down1", PICTURE, 3, C, 3, 2), C, C, 3, 2);
        String fine =
                net.c2f("c3", f.silu("down3", net.c2f("c2", x, C, C, true, bySlice), C, C, 3, 2), C, C, true, bySlice);
        String middle = net.c2f("c4", f.silu("down4", fine, C, 2 * C, 3, 2), 2 * C, 2 * C, true, bySlice);
        x = f.silu("down5", middle, 2 * C, 4 * C, 3, 2);
        x = f.silu("sppf in", x, 4 * C, 2 * C, 1, 1);
        String once = f.maxPool("once", x, 5);
        String twice = f.maxPool("twice", once, 5);
        x = f.concat("sppf", 1, x, once, twice, f.maxPool("thrice", twice, 5));
        String coarse = f.silu("sppf out", x, 8 * C, 4 * C, 1, 1);
        middle = net.c2f("p4", f.concat("cat4", 1, f.twice("up", coarse), middle), 6 * C, 2 * C, false, bySlice);
        String[] levels = {
            net.yolov8Head("8", fine, C, 8),
            net.yolov8Head("16", middle, 2 * C, 4),
            net.yolov8Head("32", coarse, 4 * C, 2)
        };
        int cells = 8 * 8 + 4 * 4 + 2 * 2;
        String all = f.concat("all", 2, levels);
        String distributions = f.slice("distributions", all, 1, 0, 4 * BINS, 1);
        String scores = f.node("Sigmoid", "p", List.of(f.slice("logits", all, 1, 4 * BINS, END, 1)));
        String sides = f.reshape("by side", distributions, 1, 4, BINS, cells);
        String turned = f.node("Transpose", "by bin", List.of(sides), OnnxFile.wholes("perm", 0, 2, 1, 3));
        String softmax = f.node("Softmax", "softmax", List.of(turned), whole("axis", 1));
        float[] bins = new float[BINS];
        float[] centres = new float[2 * cells];
        float[] strides = new float[cells];
        for (int i = 0; i < BINS; i++) {
            bins[i] = i;
        }
        int at = 0;
        for (int across : new int[] {8, 4, 2}) {
            for (int cell = 0; cell < across * across; cell++) {
                centres[at] = cell % across + 0.5f;
                centres[cells + at] = (float) Math.floorDiv(cell, across) + 0.5f;
                strides[at++] = SIZE / (float) across;
            }
        }
        String expected = f.conv("dfl", List.of(softmax, f.floats("bins", bins, 1, BINS, 1, 1)), 1, 1, 1);
        String distances = f.reshape("distances", expected, 1, 4, cells);
        String anchors = f.floats("centres", centres, 1, 2, cells);
        String from = f.node("Sub", "from", List.of(anchors, f.slice("lt", distances, 1, 0, 2, 1)));
        String to = f.node("Add", "to", List.of(anchors, f.slice("rb", distances, 1, 2, 4, 1)));
        String half = f.floats("two", new float[] {2}, 1);
        String centre = f.node("Div", "centre", List.of(f.node("Add", "ends", List.of(from, to)), half));
        String size = f.node("Sub", "size", List.of(to, from));
        String boxes = f.node(
                "Mul", "boxes", List.of(f.concat("in cells", 1, centre, size), f.floats("strides", strides, 1, cells)));
        return f.with(f.concat("output", 1, boxes, scores));
    }

    private String yolov8Head(String name, String x, int channels, int across) {
        String box = file.silu("box2 " + name, file.silu("box1 " + name, x, channels, C, 3, 1), C, C, 3, 1);
        String cls = file.silu("cls2 " + name, file.silu("cls1 " + name, x, channels, C, 3, 1), C, C, 3, 1);
        String all = file.concat(
                "level " + name,
                1,
                file.conv("box " + name, box, C, 4 * BINS, 1, 1, 1),
                file.conv("cls " + name, cls, C, CLASSES, 1, 1, 1));
        return file.reshape("flat " + name, all, 1, 4 * BINS + CLASSES, (long) across * across);
    }

    private String c2f(String name, String x, int inputs, int c, boolean shortcut, boolean bySlice) {
        String both = file.silu(name + " in", x, inputs, c, 1, 1);
        String first = name + " first";
        String second = name + " second";
        if (bySlice) {
            file.slice(first, both, 1, 0, c / 2, 1);
            file.slice(second, both, 1, c / 2, c, 1);
        } else {
            file.split(name + " split", both, List.of(first, second), c / 2, c / 2);
        }
        String inner = file.silu(name + " b2", file.silu(name + " b1", second, c / 2, c / 2, 3, 1), c / 2, c / 2, 3, 1);
        String last = shortcut ? file.node("Add", name + " sum", List.of(second, inner)) : inner;
        return file.silu(name, file.concat(name + " cat", 1, first, second, last), 3 * c / 2, c, 1, 1);
    }
}
