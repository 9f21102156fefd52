package zebrawatch.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import zebrawatch.scene.GroundPoint;

/**
 * Post-encroachment time by brute force, apart from the rule: for every hundredth of a second of the walk, every hundredth
 * of a second of the drive in which a car of 4.6 m by 1.8 m covers the place where the pedestrian is then.
 */
final class PassTimes {
    private static final double STEP = 0.01;

    private PassTimes() {}

    /** Where a road user is at a time, and where it points. */
    private record Pose(double t, GroundPoint place, double cos, double sin) {

        boolean covers(GroundPoint point) {
            double u = point.u() - place.u();
            double v = point.v() - place.v();
            return u * u + v * v < 6.2 && Math.abs(u * cos + v * sin) <= 2.3 && Math.abs(v * cos - u * sin) <= 0.9;
        }
    }

    /**
     * The smallest time between the two covering the same place: above 0 where the vehicle was there first, below 0 where
     * the pedestrian was; empty where their ways do not cross.
     */
    static OptionalDouble between(List<TrackRow> drive, List<TrackRow> walk) {
        List<Pose> poses = fine(drive);
        double closest = Double.POSITIVE_INFINITY;
        for (Pose pedestrian : fine(walk)) {
            double first = Double.NaN;
            double last = Double.NaN;
            for (Pose vehicle : poses) {
                if (vehicle.covers(pedestrian.place())) {
                    last = vehicle.t();
                    first = Double.isNaN(first) ? last : first;
                }
            }
            if (!Double.isNaN(first)) {
                double t = pedestrian.t();
                double gap = t < first ? t - first : Math.max(0, t - last);
                closest = Math.abs(gap) < Math.abs(closest) ? gap : closest;
            }
        }
        return Double.isInfinite(closest) ? OptionalDouble.empty() : OptionalDouble.of(closest);
    }

    private static List<Pose> fine(List<TrackRow> rows) {
        List<Pose> poses = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            TrackRow a = rows.get(i - 1);
            TrackRow b = rows.get(i);
            double heading = a.heading().orElse(0);
            for (double t = a.t(); t < b.t(); t += STEP) {
                double part = (t - a.t()) / (b.t() - a.t());
                GroundPoint place = new GroundPoint(
                        a.place().u() + part * (b.place().u() - a.place().u()),
                        a.place().v() + part * (b.place().v() - a.place().v()));
                poses.add(new Pose(t, place, Math.cos(heading), Math.sin(heading)));
            }
        }
        return poses;
    }
}
