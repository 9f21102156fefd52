package zebrawatch.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import zebrawatch.scene.RoadUser;

/** Whose vehicle it is, which says who deals with the violation. In words: the text {@code review.category.CODE}. */
public enum Category {
    PRIVATE(Destination.PENALTY),
    COMMERCIAL(Destination.TRANSPORT_ADMINISTRATION),
    OFFICIAL(Destination.CIVILITY_COMMITTEE),
    NON_MOTOR(Destination.PENALTY);

    private final Destination destination;

    Category(Destination destination) {
        this.destination = destination;
    }

    /** As written in the database and on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** On whose list a confirmed case goes. */
    public Destination destination() {
        return destination;
    }

    /** Whether it must have a plate to be confirmed. */
    public boolean hasPlate() {
        return this != NON_MOTOR;
    }

    /** What a vehicle is taken for until the officer says otherwise. */
    public static Category usual(RoadUser vehicle) {
        return switch (vehicle) {
            case BUS -> COMMERCIAL;
            case BICYCLE -> NON_MOTOR;
            case CAR, TRUCK, MOTORCYCLE, PEDESTRIAN -> PRIVATE;
        };
    }

    /** The category of a code, if it is one. */
    public static Optional<Category> of(String code) {
        return Arrays.stream(values()).filter(c -> c.code().equals(code)).findFirst();
    }
}
