package zebrawatch.scene;

/** Which way traffic drives over a crossing. */
public enum Direction {
    /** {@code v} grows: first over the edge at v = 0. */
    FORWARD(1),
    /** {@code v} falls: first over the edge at v = width. */
    BACKWARD(-1);

    private final int sign;

    Direction(int sign) {
        this.sign = sign;
    }

    /** +1 or -1: the sign of the drive along {@code v}. */
    public int sign() {
        return sign;
    }
}
