package zebrawatch.scene;

/**
 * One road user seen in one picture.
 *
 * @param kind what the detector took it for
 * @param box in the whole picture, pixels
 * @param score the detector's confidence, 0 to 1
 */
public record Detection(RoadUser kind, Box box, double score) {

    /** @throws IllegalArgumentException if the score is not between 0 and 1 */
    public Detection {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score is between 0 and 1, got " + score);
        }
    }
}
