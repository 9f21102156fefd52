package zebrawatch.video.health;

import java.time.Duration;

/**
 * When something is wrong with a camera.
 *
 * @param offlineAfter without a picture
 * @param frozenAfter with the same picture
 * @param poorAfter with dark, over-exposed, blurred or covered pictures
 * @param look pictures are judged no more often than this
 * @param movedAfter with the landmarks in another place; at least five looks
 * @param goneAfter without the landmarks in pictures as bright and sharp as the reference
 * @param unsureAfter with too few landmarks
 * @param displacement of the crossing's corners that is still in place, a share of the picture's width, above 0
 * @param clockOffset largest distance of the camera's clock from the true time; 1.0 s by GA/T 832-2014
 */
public record HealthSettings(
        Duration offlineAfter,
        Duration frozenAfter,
        Duration poorAfter,
        Duration look,
        Duration movedAfter,
        Duration goneAfter,
        Duration unsureAfter,
        double displacement,
        Duration clockOffset) {
    /** Ten seconds of silence, half a minute in another place, 1 % of the width, a second of clock. */
    public static final HealthSettings STANDARD = new HealthSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofMinutes(3),
            Duration.ofMinutes(1),
            0.01,
            Duration.ofSeconds(1));

    /** @throws IllegalArgumentException in one sentence */
    public HealthSettings {
        if (!(displacement > 0 && displacement < 0.1)) {
            throw new IllegalArgumentException(
                    "the displacement of a moved camera is a share of the width between 0 and 0.1, got "
                            + displacement);
        }
        if (movedAfter.compareTo(look.multipliedBy(5)) < 0) {
            throw new IllegalArgumentException("whether a camera moved is decided over at least five looks, got "
                    + movedAfter.toSeconds() + " s at a look every " + look.toSeconds() + " s");
        }
    }

    /** The same with other times to decide that a camera moved, or that what it should see is gone. */
    public HealthSettings deciding(Duration moved, Duration gone) {
        return new HealthSettings(
                offlineAfter, frozenAfter, poorAfter, look, moved, gone, unsureAfter, displacement, clockOffset);
    }
}
