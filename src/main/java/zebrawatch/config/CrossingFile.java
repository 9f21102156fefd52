package zebrawatch.config;

import java.nio.file.Path;
import java.util.Optional;
import zebrawatch.rule.Policy;
import zebrawatch.scene.Crossing;

/** Reads a file about one crossing: what stands under {@code crossings} of a camera file, and its {@code policy}. */
public final class CrossingFile {
    private CrossingFile() {}

    /**
     * What a crossing file says.
     *
     * @param crossing as it lies on the road
     * @param policy by which it judges
     */
    public record Content(Crossing crossing, Policy policy) {}

    /**
     * Reads one crossing.
     *
     * @throws ConfigException with every problem of the file
     */
    public static Content read(Path file) {
        return Yaml.read(file, top -> {
            Optional<Policy> policy =
                    top.has("policy") ? top.section("policy", PolicySection::read) : Optional.of(Policy.standard());
            Optional<Crossing> crossing = CrossingSection.read(top, Optional.empty(), Optional.empty());
            return crossing.flatMap(c -> policy.map(p -> new Content(c, p)));
        });
    }
}
