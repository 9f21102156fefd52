package zebrawatch.video.health;

import java.util.Optional;

/**
 * What one picture shows of the landmarks.
 *
 * @param landmarks how many there are
 * @param found how many resemble a place in the picture
 * @param agreeing how many of these agree on one pose
 * @param estimate the pose they agree on, whatever it is worth
 */
record Sighting(int landmarks, int found, int agreeing, Optional<Pose> estimate) {
    private static final int LEAST_AGREEING = 8;
    private static final double LEAST_SHARE = 0.2;

    /** By chance a few places always agree; a pose that bends the picture more than this is chance too. */
    Optional<Pose> pose() {
        return agreeing < Math.max(LEAST_AGREEING, LEAST_SHARE * landmarks)
                ? Optional.empty()
                : estimate.filter(p -> Math.abs(p.rotation()) < 25 && p.zoom() > 0.75 && p.zoom() < 1.33);
    }

    /** Of the landmarks, 0 to 1. */
    double share() {
        return landmarks == 0 ? 0 : (double) agreeing / landmarks;
    }

    Sighting orBetter(Sighting other) {
        return other.agreeing > agreeing ? other : this;
    }
}
