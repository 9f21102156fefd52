package zebrawatch.board.mask;

import java.util.Locale;
import zebrawatch.scene.Box;

/**
 * A part of a picture that nobody shall recognise anything in.
 *
 * @param box pixels of the picture
 * @param why it is masked
 */
public record Mask(Box box, Reason why) {
    /** Why a part is masked. */
    public enum Reason {
        /** Somebody on foot, all of him. */
        PERSON,
        /** Somebody on a bicycle, an e-bike or a motorcycle, with what he rides. */
        RIDER,
        /** A face by itself, of a driver as a rule. */
        FACE,
        /** Another vehicle, its plate and its windows. */
        OTHER_VEHICLE,
        /** Where people sit in the vehicle of the case. */
        INSIDE,
        /** The plate of the vehicle of the case, where it is not to be shown. */
        OWN_PLATE,
        /** What an editor drew. */
        DRAWN;

        /** As written in the database and in texts. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
