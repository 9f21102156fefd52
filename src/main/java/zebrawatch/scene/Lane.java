package zebrawatch.scene;

/**
 * One lane where it runs over the zebra.
 *
 * @param name as shown to people, such as 由南向北
 * @param across the lane's stretch along the walk, metres of {@code u}
 * @param direction which way it is driven
 * @param kind who it is for
 */
public record Lane(String name, Interval across, Direction direction, Kind kind) {
    /** Who a lane is for. */
    public enum Kind {
        MOTOR,
        NON_MOTOR
    }
}
