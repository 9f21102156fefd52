package zebrawatch.detect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import zebrawatch.detect.DetectorSettings.Channels;
import zebrawatch.detect.DetectorSettings.Placing;
import zebrawatch.detect.NetDescription.Input;
import zebrawatch.detect.NetDescription.Level;
import zebrawatch.detect.net.Net;
import zebrawatch.scene.RoadUser;

/** The heads of nets that users bring as ONNX files, told apart by the sizes of their last convolutions' maps. */
public enum OnnxHead {
    /** Three maps for each size: 4 numbers of a box, 1 that anything is there, the classes. See {@link GridBoxes}. */
    YOLOX(NetDescription.Head.GRID_BOXES, Channels.BGR, 1, Placing.TOP_LEFT),

    /** Two maps for each size: 4 distributions of a box, the classes. See {@link DistributionBoxes}. */
    YOLOV8(NetDescription.Head.DISTRIBUTION_BOXES, Channels.RGB, 255, Placing.CENTRED);

    /** The classes of COCO that are road users, by their number of 80. */
    private static final Map<RoadUser, Integer> COCO = Map.of(
            RoadUser.PEDESTRIAN, 0,
            RoadUser.BICYCLE, 1,
            RoadUser.CAR, 2,
            RoadUser.MOTORCYCLE, 3,
            RoadUser.BUS, 5,
            RoadUser.TRUCK, 7);

    private static final int COCO_CLASSES = 80;

    /** The grey of the blank parts that both families train with. */
    private static final double GREY = 114;

    private final NetDescription.Head decoder;
    private final Channels channels;
    private final double std;
    private final Placing place;

    OnnxHead(NetDescription.Head decoder, Channels channels, double std, Placing place) {
        this.decoder = decoder;
        this.channels = channels;
        this.std = std;
        this.place = place;
    }

    /**
     * What a net's outputs mean, with the preprocessing that its family is trained with.
     *
     * @param asked the head it should have, or empty to find out
     * @param classes the channel of each kind, or empty for COCO's
     * @throws DetectException if the outputs are of another head, or the classes do not fit
     */
    static NetDescription describe(Path file, Net net, Optional<OnnxHead> asked, Map<RoadUser, Integer> classes) {
        int size = net.input().shape().height();
        List<List<String>> levels = levels(net);
        List<OnnxHead> fitting = asked.map(List::of).orElseGet(() -> List.of(values())).stream()
                .filter(head -> levels.stream().allMatch(level -> head.fits(net, level)))
                .toList();
        if (fitting.size() != 1) {
            throw new DetectException(file + ": its last convolutions give "
                    + net.outputs().values().stream()
                            .map(output -> net.layer(output).shape().toString())
                            .collect(Collectors.joining(", "))
                    + asked.map(head -> "; that is no " + head.written() + " head")
                            .orElse(
                                    "; expected a head of YOLOX (4, 1 and the classes for each size of map) or YOLOv8 (4"
                                            + " distributions and the classes)"));
        }
        OnnxHead head = fitting.get(0);
        List<Level> described = levels.stream()
                .map(level ->
                        new Level(level.get(0), level.get(level.size() - 1), level.size() == 3 ? level.get(1) : null))
                .toList();
        int count = channels(net, described.get(0).scores());
        return new NetDescription(
                new Input(
                        size,
                        head.channels,
                        List.of(0.0, 0.0, 0.0),
                        Collections.nCopies(3, head.std),
                        head.place,
                        Collections.nCopies(3, GREY)),
                head.decoder,
                described,
                checked(file, count, classes));
    }

    private String written() {
        return this == YOLOX ? "yolox" : "yolov8";
    }

    private boolean fits(Net net, List<String> level) {
        List<Integer> counts =
                level.stream().map(output -> channels(net, output)).toList();
        return this == YOLOX
                ? counts.size() == 3 && counts.get(0) == 4 && counts.get(1) == 1
                : counts.size() == 2 && counts.get(0) % 4 == 0 && counts.get(0) > 4;
    }

    /** The outputs for each size of map, the finest first, each in the net's order: boxes come before scores. */
    private static List<List<String>> levels(Net net) {
        Map<Integer, List<String>> bySize = new TreeMap<>(Collections.reverseOrder());
        net.outputs()
                .forEach((output, layer) -> bySize.computeIfAbsent(
                                net.layer(layer).shape().height(), size -> new ArrayList<>())
                        .add(output));
        return List.copyOf(bySize.values());
    }

    private static int channels(Net net, String output) {
        return net.layer(Objects.requireNonNull(net.outputs().get(output)))
                .shape()
                .channels();
    }

    private static Map<RoadUser, Integer> checked(Path file, int count, Map<RoadUser, Integer> classes) {
        if (classes.isEmpty() && count != COCO_CLASSES) {
            throw new DetectException(file + " tells " + count + " classes apart, not the " + COCO_CLASSES
                    + " of COCO; say under 'classes' which is which");
        }
        classes.forEach((kind, channel) -> {
            if (channel >= count) {
                throw new DetectException(file + " tells " + count + " classes apart, so " + kind + " cannot be class "
                        + channel + "; the first is 0");
            }
        });
        return classes.isEmpty() ? COCO : classes;
    }
}
