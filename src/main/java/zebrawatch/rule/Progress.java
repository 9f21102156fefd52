package zebrawatch.rule;

import zebrawatch.scene.Crossing;
import zebrawatch.scene.Direction;
import zebrawatch.scene.Footprint;
import zebrawatch.scene.Interval;

/**
 * How far a vehicle has come on its way over a zebra.
 *
 * @param direction which way it drives
 * @param toStopLine metres from its front to the stop line, negative beyond
 * @param toZebra metres from its front to the zebra's near edge, negative beyond
 * @param bodyShare how much of it is over the near edge, 0 to 1
 * @param off whether its rear has left the far edge
 */
public record Progress(Direction direction, double toStopLine, double toZebra, double bodyShare, boolean off) {

    /** Which way a vehicle lying like this drives. */
    public static Direction direction(Footprint vehicle) {
        return Math.sin(vehicle.heading()) >= 0 ? Direction.FORWARD : Direction.BACKWARD;
    }

    /** Where {@code vehicle} is on its way over {@code crossing}. */
    public static Progress of(Footprint vehicle, Direction direction, Crossing crossing) {
        Interval body = vehicle.alongDrive();
        boolean forward = direction == Direction.FORWARD;
        double toZebra = forward ? -body.to() : body.from() - crossing.width();
        double stopLine = crossing.stopLines().of(direction);
        double toStopLine = forward ? stopLine - body.to() : body.from() - stopLine;
        boolean off = forward ? body.from() > crossing.width() : body.to() < 0;
        double share = body.length() > 0 ? -toZebra / body.length() : toZebra < 0 ? 1 : 0;
        return new Progress(direction, toStopLine, toZebra, Math.max(0, Math.min(1, share)), off);
    }
}
