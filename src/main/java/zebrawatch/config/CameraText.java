package zebrawatch.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.Location;

/**
 * A camera taken out of its city's file.
 *
 * @param settings what it says
 * @param text a camera file that says the same by itself; comments are lost
 */
public record CameraText(CameraSettings settings, String text) {
    private static final String CITYS = "detector";
    private static final List<String> SHARED = List.of("policy", "attention", "health");
    static final DumpSettings LAYOUT = DumpSettings.builder().setWidth(120).build();

    /** Which camera. */
    public CameraId id() {
        return settings.camera().id();
    }

    /**
     * The same playing a video file, if it names no source of its own.
     *
     * @throws ConfigException if the file's name does not do as a source
     */
    public CameraText playing(Path clip) {
        if (settings.source().isPresent()) {
            return this;
        }
        String whole = text + "source: '" + clip.toAbsolutePath().toString().replace("'", "''") + "'\n";
        return new CameraText(CameraFile.parse(id().value(), whole, Path.of("")), whole);
    }

    /** The same standing at a place, if it does not say itself where it stands. */
    public CameraText at(Location location) {
        if (settings.camera().location().isPresent()) {
            return this;
        }
        String whole = text + "location: {lat: " + location.lat() + ", lon: " + location.lon() + "}\n";
        return new CameraText(CameraFile.parse(id().value(), whole, Path.of("")), whole);
    }

    static CameraText of(CameraSettings settings, MappingNode camera) {
        String text = written(camera);
        return new CameraText(settings.readFrom(text), text);
    }

    /** What the city says holds where the camera says nothing; of policy, attention and health, parameter by parameter. */
    static CameraText of(CameraSettings settings, MappingNode camera, MappingNode city) {
        MappingNode whole = copy(camera);
        if (tuple(camera, CITYS).isEmpty()) {
            tuple(city, CITYS).ifPresent(whole.getValue()::add);
        }
        SHARED.forEach(key -> share(key, whole, camera, city));
        return of(settings, whole);
    }

    private static void share(String key, MappingNode whole, MappingNode camera, MappingNode city) {
        Optional<NodeTuple> ofCity = tuple(city, key);
        Optional<NodeTuple> own = tuple(camera, key);
        if (own.isEmpty()) {
            ofCity.ifPresent(whole.getValue()::add);
        } else if (ofCity.isPresent()) {
            whole.getValue()
                    .set(
                            whole.getValue().indexOf(own.get()),
                            new NodeTuple(own.get().getKeyNode(), both(own.get(), ofCity.get())));
        }
    }

    private static Node both(NodeTuple own, NodeTuple ofCity) {
        MappingNode policy = copy((MappingNode) own.getValueNode());
        for (NodeTuple parameter : ((MappingNode) ofCity.getValueNode()).getValue()) {
            if (tuple(policy, key(parameter)).isEmpty()) {
                policy.getValue().add(parameter);
            }
        }
        return policy;
    }

    private static MappingNode copy(MappingNode node) {
        return new MappingNode(Tag.MAP, new ArrayList<>(node.getValue()), node.getFlowStyle());
    }

    static Optional<NodeTuple> tuple(MappingNode node, String key) {
        return node.getValue().stream().filter(t -> key(t).equals(key)).findFirst();
    }

    static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    static String written(MappingNode node) {
        return new Present(LAYOUT)
                .emitToString(new Serialize(LAYOUT).serializeOne(node).iterator());
    }
}
