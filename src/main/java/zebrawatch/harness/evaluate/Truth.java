package zebrawatch.harness.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import zebrawatch.scene.RoadUser;

/**
 * What is true of one clip. Times are seconds since the clip began.
 *
 * @param clip file name of the video, beside the truth file
 * @param crossing the one in whose frame the ground points are; empty for the camera's first
 * @param actors who takes part
 * @param moments the times at which boxes are known, in order; hand labels may have few or none
 * @param complete whether the moments are every picture's and have the box of everyone who can be seen then
 * @param expected in the file's order
 */
public record Truth(
        String clip,
        Optional<String> crossing,
        List<Actor> actors,
        List<Moment> moments,
        boolean complete,
        List<ExpectedRuling> expected) {

    /** All boxes known of one time. */
    public record Moment(double t, List<TrueBox> boxes) {
        public Moment {
            boxes = List.copyOf(boxes);
        }

        /** The box of that actor, if it is known. */
        public Optional<TrueBox> of(String actor) {
            return boxes.stream().filter(b -> b.actor().equals(actor)).findFirst();
        }
    }

    public Truth {
        actors = List.copyOf(actors);
        moments = List.copyOf(moments);
        expected = List.copyOf(expected);
    }

    /**
     * What that actor is.
     *
     * @throws IllegalArgumentException if there is no such actor
     */
    public RoadUser kind(String actor) {
        return actors.stream()
                .filter(a -> a.id().equals(actor))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no actor '" + actor + "'"))
                .kind();
    }

    /** The moment nearest to {@code t} at which the box of that actor is known, no more than {@code reach} s off. */
    public Optional<Moment> nearest(String actor, double t, double reach) {
        return moments.stream()
                .filter(m -> Math.abs(m.t() - t) <= reach && m.of(actor).isPresent())
                .min(Comparator.comparingDouble(m -> Math.abs(m.t() - t)));
    }
}
