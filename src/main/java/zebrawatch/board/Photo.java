package zebrawatch.board;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import zebrawatch.scene.Box;

/**
 * A picture of an item.
 *
 * @param id its name in addresses
 * @param original digest of the case's picture, which only editors see
 * @param own where the case's vehicle is in it, pixels, if that is known
 * @param masked digest of the copy that may be published, once it is made
 * @param width pixels, 0 until the copy is made
 * @param height pixels, 0 until the copy is made
 * @param trouble why no copy can be made, else empty
 * @param version of the copy: another one, another number
 * @param confirmed when an editor looked at this copy and found nobody recognisable in it
 * @param confirmedBy name of his account, else empty
 */
public record Photo(
        UUID id,
        UUID item,
        Instant taken,
        String original,
        Optional<Box> own,
        Optional<String> masked,
        int width,
        int height,
        String trouble,
        int version,
        Optional<Instant> confirmed,
        String confirmedBy) {

    /** Whether it may be seen outside once its issue is published. */
    public boolean isConfirmed() {
        return masked.isPresent() && confirmed.isPresent();
    }
}
