package zebrawatch.track;

/**
 * A constant-velocity Kalman filter for one coordinate (Bar-Shalom, Li and Kirubarajan, Estimation with Applications to
 * Tracking and Navigation, section 6.2). Where the noise of the coordinates is independent, one such filter each equals
 * the filter of all coordinates together.
 */
public final class MotionFilter {
    private double position;
    private double velocity;
    private double positionVariance;
    private double covariance;
    private double velocityVariance;

    /** At {@code position}, standing, with these uncertainties. */
    public MotionFilter(double position, double positionVariance, double velocityVariance) {
        this.position = position;
        this.positionVariance = positionVariance;
        this.velocityVariance = velocityVariance;
    }

    private MotionFilter(MotionFilter other) {
        position = other.position;
        velocity = other.velocity;
        positionVariance = other.positionVariance;
        covariance = other.covariance;
        velocityVariance = other.velocityVariance;
    }

    public MotionFilter copy() {
        return new MotionFilter(this);
    }

    /**
     * Moves on by {@code seconds} under white acceleration noise.
     *
     * @param acceleration spectral density: the variance the velocity gains in a second
     */
    public void predict(double seconds, double acceleration) {
        double velocityNoise = acceleration * seconds;
        predict(seconds, velocityNoise * seconds * seconds / 3, velocityNoise * seconds / 2, velocityNoise);
    }

    /** Moves on by {@code seconds}, adding the given variances of position and velocity and their covariance. */
    public void predict(double seconds, double positionNoise, double crossNoise, double velocityNoise) {
        position += velocity * seconds;
        positionVariance += seconds * (2 * covariance + seconds * velocityVariance) + positionNoise;
        covariance += seconds * velocityVariance + crossNoise;
        velocityVariance += velocityNoise;
    }

    /** Takes in a measured position of the given variance. */
    public void correct(double measured, double variance) {
        double gain = positionVariance / (positionVariance + variance);
        double velocityGain = covariance / (positionVariance + variance);
        double surprise = measured - position;
        position += gain * surprise;
        velocity += velocityGain * surprise;
        velocityVariance -= velocityGain * covariance;
        positionVariance *= 1 - gain;
        covariance *= 1 - gain;
    }

    /** How far off a measurement of the given variance is from what was expected, in standard deviations. */
    public double surprise(double measured, double variance) {
        return Math.abs(measured - position) / Math.sqrt(positionVariance + variance);
    }

    public double position() {
        return position;
    }

    /** A second. */
    public double velocity() {
        return velocity;
    }

    public double positionVariance() {
        return positionVariance;
    }

    public double velocityVariance() {
        return velocityVariance;
    }

    /** Forgets the motion: from here on it stands until measurements say otherwise. */
    public void halt() {
        velocity = 0;
    }
}
