package zebrawatch.rule;

import zebrawatch.scene.Footprint;
import zebrawatch.scene.Interval;

/**
 * The strip of road a vehicle sweeps if it goes on as it is headed, in the crossing's frame.
 *
 * @param u its middle where v = 0, metres
 * @param slope metres of {@code u} for each metre of {@code v}
 * @param halfWidth metres of {@code u} from the middle to either edge
 */
public record Path(double u, double slope, double halfWidth) {
    /** Flatter than 20 degrees to the walk a vehicle does not drive over a zebra but along it. */
    private static final double LEAST_SINE = Math.sin(Math.toRadians(20));
    /** As far as this from the zebra the heading tells where the vehicle will cross it, metres. */
    private static final double FARTHEST = 10;

    /** Whether a vehicle lying like this drives over the zebra, not along it. */
    public static boolean crosses(Footprint vehicle) {
        return Math.abs(Math.sin(vehicle.heading())) >= LEAST_SINE;
    }

    /**
     * The strip ahead of and behind {@code vehicle}, which {@link #crosses}. What a heading off by a little says of a zebra
     * far away is off by much, and vehicles turn on their way, so beyond 10 m from the zebra it counts the less.
     *
     * @param zebra its stretch along the drive
     */
    public static Path of(Footprint vehicle, Interval zebra) {
        double sin = Math.sin(vehicle.heading());
        double trust = Math.min(1, FARTHEST / zebra.distance(vehicle.centre().v()));
        double slope = trust * Math.cos(vehicle.heading()) / sin;
        return new Path(
                vehicle.centre().u() - vehicle.centre().v() * slope, slope, vehicle.width() / 2 / Math.abs(sin));
    }

    /** Its middle at {@code v}, metres of {@code u}. */
    public double middle(double v) {
        return u + slope * v;
    }

    /** Its stretch along the walk at {@code v}. */
    public Interval at(double v) {
        return new Interval(middle(v) - halfWidth, middle(v) + halfWidth);
    }
}
