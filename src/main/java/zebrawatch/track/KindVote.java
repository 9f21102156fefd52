package zebrawatch.track;

import java.util.EnumMap;
import java.util.Map;
import zebrawatch.scene.RoadUser;

/** What a track is, by the scores of its detections over its whole life. */
final class KindVote {
    /**
     * Where at least this share of the votes between walking and riding speaks for a wheel, it is a rider: a bicycle under
     * a person is easily missed, but seldom seen where there is none.
     */
    private static final double RIDING = 0.25;

    private final Map<RoadUser, Double> votes = new EnumMap<>(RoadUser.class);

    void add(RoadUser kind, double score) {
        votes.merge(kind, score, Double::sum);
    }

    RoadUser winner() {
        double walking = votes(RoadUser.PEDESTRIAN);
        double riding = votes(RoadUser.BICYCLE) + votes(RoadUser.MOTORCYCLE);
        if (walking + riding > 0) {
            boolean rides = riding >= RIDING * (walking + riding);
            return rides ? most(RoadUser.MOTORCYCLE, RoadUser.BICYCLE) : RoadUser.PEDESTRIAN;
        }
        return most(RoadUser.CAR, most(RoadUser.TRUCK, RoadUser.BUS));
    }

    private RoadUser most(RoadUser first, RoadUser second) {
        return votes(first) >= votes(second) ? first : second;
    }

    private double votes(RoadUser kind) {
        return votes.getOrDefault(kind, 0.0);
    }
}
