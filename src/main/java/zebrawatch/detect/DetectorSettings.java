package zebrawatch.detect;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zebrawatch.detect.NetDescription.Input;
import zebrawatch.scene.RoadUser;

/**
 * Which net a camera's pictures are looked at with: one of the manifest's, or an ONNX file.
 *
 * @param net the manifest's name of it, used where {@code weights} is empty
 * @param weights an ONNX file
 * @param sha256 the digest that the file must have, if it is watched over
 * @param head of the file; empty to read it from the outputs' sizes
 * @param classes the channel of each kind in the file's scores; empty for COCO's
 * @param picture how the file's net wants its picture, where it is not as its head's family does it
 */
public record DetectorSettings(
        String net,
        Optional<Path> weights,
        Optional<String> sha256,
        Optional<OnnxHead> head,
        Map<RoadUser, Integer> classes,
        Picture picture) {

    /** The order of a picture's channels. */
    public enum Channels {
        BGR,
        RGB
    }

    /** Where a piece that does not fill the net's picture lies in it. */
    public enum Placing {
        @JsonProperty("top-left")
        TOP_LEFT,
        @JsonProperty("centred")
        CENTRED
    }

    public DetectorSettings {
        classes = Map.copyOf(classes);
    }

    /** The default net. */
    public static DetectorSettings standard() {
        return net(Weights.DEFAULT_NET);
    }

    /** A net of the manifest. */
    public static DetectorSettings net(String name) {
        return new DetectorSettings(
                name, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Picture.USUAL);
    }

    /** Everything as the file's head has it. */
    public static DetectorSettings file(Path weights) {
        return new DetectorSettings(
                "", Optional.of(weights), Optional.empty(), Optional.empty(), Map.of(), Picture.USUAL);
    }

    /**
     * What is different from what the head's family does.
     *
     * @param mean of each channel on the scale 0 to 255, in the order of the net's channels
     * @param std of each channel on the scale 0 to 255
     * @param blank level beside a piece that does not fill the net's picture, 0 to 255
     */
    public record Picture(
            Optional<Channels> channels,
            Optional<List<Double>> mean,
            Optional<List<Double>> std,
            Optional<Placing> place,
            Optional<Double> blank) {
        public static final Picture USUAL =
                new Picture(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        Input applied(Input usual) {
            return new Input(
                    usual.size(),
                    channels.orElse(usual.channels()),
                    mean.orElse(usual.mean()),
                    std.orElse(usual.std()),
                    place.orElse(usual.place()),
                    blank.map(level -> List.of(level, level, level)).orElse(usual.blank()));
        }
    }
}
