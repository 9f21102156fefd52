package zebrawatch.scene;

/**
 * Where each direction has to stop.
 *
 * @param forward metres of {@code v}, not above 0
 * @param backward metres of {@code v}, not below the crossing's width
 */
public record StopLines(double forward, double backward) {

    /** Metres of {@code v}. */
    public double of(Direction direction) {
        return direction == Direction.FORWARD ? forward : backward;
    }
}
