package zebrawatch.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a case is no violation or cannot be used. The first nine have the keys 1 to 9. In words: the text
 * {@code review.reason.CODE}.
 */
public enum Reason {
    /** At the kerb or on an island, not in a lane. */
    WAITING,
    WALKING_AWAY,
    /** Taken for a pedestrian. */
    RIDER,
    /** Or a cleaner at work. */
    WARDEN,
    PEDESTRIAN_ON_RED,
    /** Or the pedestrian stood still after the vehicle stopped. */
    WAVED_ON,
    VEHICLE_WAS_ON_ZEBRA,
    /** Entry or occlusion, too short to stop. */
    SUDDEN,
    /** Pictures blurred or missing, or the plate cannot be read. */
    POOR_EVIDENCE,
    /** The same passage of the same vehicle twice. */
    DUPLICATE,
    /** Such as a picture on an advert. */
    NOT_A_PERSON,
    /** Or the wrong plate. */
    WRONG_VEHICLE,
    /** Needs a note. */
    OTHER;

    /** As written in the database and on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason of a code, if it is one. */
    public static Optional<Reason> of(String code) {
        return Arrays.stream(values()).filter(r -> r.code().equals(code)).findFirst();
    }
}
