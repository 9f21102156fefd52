package zebrawatch.scene;

import java.util.Optional;

/**
 * One road user seen in one picture.
 *
 * @param kind what the detector took it for
 * @param box in the whole picture, pixels
 * @param score the detector's confidence, 0 to 1
 * @param looks its colours; empty where no picture was looked at or too little of it is in sight
 */
public record Detection(RoadUser kind, Box box, double score, Optional<Looks> looks) {

    /** @throws IllegalArgumentException if the score is not between 0 and 1 */
    public Detection {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score is between 0 and 1, got " + score);
        }
    }

    /** Of unknown looks. */
    public Detection(RoadUser kind, Box box, double score) {
        this(kind, box, score, Optional.empty());
    }

    /** This detection with other looks. */
    public Detection looking(Optional<Looks> other) {
        return new Detection(kind, box, score, other);
    }
}
