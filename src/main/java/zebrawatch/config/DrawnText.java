package zebrawatch.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Location;

/**
 * A camera file of which a part is drawn with the mouse: what is drawn of its crossings comes out as plain maps and lists and
 * goes in again, and everything else in the file stays as it is. The camera's address, which may hold a password, can be
 * taken out and put back.
 */
public final class DrawnText {
    private static final String SOURCE = "source";
    private static final String CROSSINGS = "crossings";
    private static final String PICTURE = "picture";
    private static final Map<String, Integer> USUAL_PICTURE = Map.of("width", 1920, "height", 1080);
    private static final String SIGNAL = "signal";
    private static final String REGION = "region";

    /** Which crossing of the file a drawn one was, from 0. */
    private static final String WAS = "was";

    /** Keys of a crossing that are drawn whole. */
    private static final List<String> DRAWN = List.of(
            "name",
            "outline",
            "length",
            "width",
            "centre",
            "refuge",
            "lanes",
            "stop_lines",
            "exempt_zones",
            "jaywalking_zones");

    private static final LoadSettings READING = LoadSettings.builder().build();

    private final MappingNode top;

    private DrawnText(MappingNode top) {
        this.top = top;
    }

    /**
     * Reads a text, which need not be right in every point.
     *
     * @throws ConfigException if it is no YAML, or not keys and values
     */
    public static DrawnText read(String name, String text) {
        return new DrawnText(Yaml.parse(name, text, section -> Optional.of(section.node())));
    }

    /**
     * A camera on which no crossing is drawn yet.
     *
     * @param place as shown on the evidence
     * @param source address of its stream, or a file
     */
    public static DrawnText fresh(CameraId camera, String place, String source, Optional<Location> location) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("camera", camera.value());
        keys.put("place", place);
        keys.put(SOURCE, source);
        location.ifPresent(at -> keys.put("location", Map.of("lat", at.lat(), "lon", at.lon())));
        keys.put(PICTURE, USUAL_PICTURE);
        keys.put(CROSSINGS, List.of());
        return new DrawnText((MappingNode) node(keys));
    }

    /** A text that can be read and on which no crossing is drawn yet; empty for every other. */
    public static Optional<DrawnText> undrawn(String name, String text) {
        try {
            return Optional.of(read(name, text))
                    .filter(drawn -> drawn.crossings().isEmpty());
        } catch (ConfigException e) {
            // its reader says what is wrong with it
            return Optional.empty();
        }
    }

    /** The same with a crossing that nobody drew, for what else it says to be read. */
    public DrawnText withStandIn() {
        Map<String, Object> size = picture();
        double width = size.get("width") instanceof Number n ? n.doubleValue() : 1;
        double height = size.get("height") instanceof Number n ? n.doubleValue() : 1;
        List<List<Double>> outline = List.of(
                List.of(0.25 * width, 0.8 * height),
                List.of(0.75 * width, 0.8 * height),
                List.of(0.67 * width, 0.55 * height),
                List.of(0.33 * width, 0.55 * height));
        return with(List.of(Map.of("name", "undrawn", "outline", outline, "length", 12, "width", 5)));
    }

    /** The same drawn on a picture of another size. */
    public DrawnText withPicture(int width, int height) {
        List<NodeTuple> all = new ArrayList<>(top.getValue());
        put(all, PICTURE, node(Map.of("width", width, "height", height)));
        return new DrawnText(mapping(top, all));
    }

    /** The same without the camera's address. */
    public DrawnText withoutSource() {
        List<NodeTuple> rest = new ArrayList<>(top.getValue());
        rest.removeIf(tuple -> CameraText.key(tuple).equals(SOURCE));
        return new DrawnText(mapping(top, rest));
    }

    /** The same with another's address, unless it has one of its own. */
    public DrawnText withSourceOf(DrawnText other) {
        Optional<NodeTuple> source = CameraText.tuple(other.top, SOURCE);
        if (source.isEmpty() || CameraText.tuple(top, SOURCE).isPresent()) {
            return this;
        }
        List<NodeTuple> all = new ArrayList<>(top.getValue());
        all.add(source.get());
        return new DrawnText(mapping(top, all));
    }

    /** Where the camera is, as far as it says. */
    public String place() {
        return CameraText.tuple(top, "place")
                .map(tuple -> String.valueOf(plain(tuple.getValueNode())))
                .orElse("");
    }

    /** The size of the picture that it is drawn on, {@code width} and {@code height}, as far as it says. */
    public Map<String, Object> picture() {
        Map<String, Object> size = new LinkedHashMap<>();
        CameraText.tuple(top, PICTURE)
                .map(NodeTuple::getValueNode)
                .filter(MappingNode.class::isInstance)
                .ifPresent(picture -> ((MappingNode) picture)
                        .getValue()
                        .forEach(tuple -> size.put(CameraText.key(tuple), plain(tuple.getValueNode()))));
        return size;
    }

    /** What is drawn of its crossings, as far as it has any. */
    public List<Map<String, Object>> crossings() {
        List<Map<String, Object>> result = new ArrayList<>();
        for (MappingNode crossing : crossingNodes()) {
            Map<String, Object> drawn = new LinkedHashMap<>();
            drawn.put(WAS, result.size());
            DRAWN.forEach(key ->
                    CameraText.tuple(crossing, key).ifPresent(tuple -> drawn.put(key, plain(tuple.getValueNode()))));
            region(crossing).ifPresent(node -> drawn.put(REGION, plain(node)));
            result.add(drawn);
        }
        return result;
    }

    /**
     * The same with its crossings drawn otherwise. What a drawn crossing does not have is taken out; what is not drawn, such
     * as its policy, stays.
     *
     * @param crossings as {@link #crossings} gives them; new ones do not say what they were
     */
    public DrawnText with(List<Map<String, Object>> crossings) {
        List<MappingNode> before = crossingNodes();
        List<Node> after = new ArrayList<>();
        for (Map<String, Object> drawn : crossings) {
            Optional<MappingNode> was =
                    drawn.get(WAS) instanceof Number n && n.intValue() >= 0 && n.intValue() < before.size()
                            ? Optional.of(before.get(n.intValue()))
                            : Optional.empty();
            after.add(merged(was, drawn));
        }
        List<NodeTuple> all = new ArrayList<>(top.getValue());
        put(all, CROSSINGS, new SequenceNode(Tag.SEQ, after, FlowStyle.BLOCK));
        return new DrawnText(mapping(top, all));
    }

    /** As a file; comments are lost. */
    public String text() {
        return CameraText.written(top);
    }

    private static MappingNode merged(Optional<MappingNode> was, Map<String, Object> drawn) {
        List<NodeTuple> all = new ArrayList<>(was.map(MappingNode::getValue).orElse(List.of()));
        for (String key : DRAWN) {
            @Nullable Object value = drawn.get(key);
            if (value == null) {
                all.removeIf(tuple -> CameraText.key(tuple).equals(key));
            } else {
                put(all, key, node(value));
            }
        }
        @Nullable Object region = drawn.get(REGION);
        if (region != null) {
            put(all, SIGNAL, node(Map.of(REGION, region)));
        } else if (was.flatMap(DrawnText::region).isPresent()) {
            all.removeIf(tuple -> CameraText.key(tuple).equals(SIGNAL));
        }
        return new MappingNode(Tag.MAP, all, FlowStyle.BLOCK);
    }

    private List<MappingNode> crossingNodes() {
        return CameraText.tuple(top, CROSSINGS)
                .map(NodeTuple::getValueNode)
                .filter(SequenceNode.class::isInstance)
                .map(list -> ((SequenceNode) list)
                        .getValue().stream()
                                .filter(MappingNode.class::isInstance)
                                .map(MappingNode.class::cast)
                                .toList())
                .orElse(List.of());
    }

    private static Optional<Node> region(MappingNode crossing) {
        return CameraText.tuple(crossing, SIGNAL)
                .map(NodeTuple::getValueNode)
                .filter(MappingNode.class::isInstance)
                .flatMap(signal -> CameraText.tuple((MappingNode) signal, REGION))
                .map(NodeTuple::getValueNode);
    }

    /** In the place of what stands there, or at the end. */
    private static void put(List<NodeTuple> all, String key, Node value) {
        for (int i = 0; i < all.size(); i++) {
            if (CameraText.key(all.get(i)).equals(key)) {
                all.set(i, new NodeTuple(all.get(i).getKeyNode(), value));
                return;
            }
        }
        all.add(new NodeTuple(node(key), value));
    }

    private static MappingNode mapping(MappingNode like, List<NodeTuple> entries) {
        return new MappingNode(Tag.MAP, entries, like.getFlowStyle());
    }

    private static Node node(Object value) {
        return new StandardRepresenter(CameraText.LAYOUT).represent(value);
    }

    private static Object plain(Node node) {
        return new StandardConstructor(READING).constructSingleDocument(Optional.of(node));
    }
}
