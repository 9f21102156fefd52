package zebrawatch.config;

import java.util.Optional;
import zebrawatch.rule.Parameter;
import zebrawatch.rule.Terms;
import zebrawatch.scene.Crossing;
import zebrawatch.video.LampSettings;

/**
 * What a file says of one crossing.
 *
 * @param crossing as it lies on the road
 * @param terms on which it is judged
 * @param lamp where the state of its pedestrians' signal comes from, if it has one
 */
public record CrossingSettings(Crossing crossing, Terms terms, Optional<LampSettings> lamp) {

    CrossingSettings with(Parameter parameter, double value) {
        return new CrossingSettings(crossing, terms.by(terms.policy().with(parameter, value)), lamp);
    }
}
