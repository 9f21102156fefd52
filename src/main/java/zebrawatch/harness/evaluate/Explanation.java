package zebrawatch.harness.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import zebrawatch.harness.Trajectories;
import zebrawatch.rule.Reason;
import zebrawatch.rule.Settled;

/**
 * Why the line said nothing where it should have.
 *
 * @param cause how far the line came
 * @param reason of the encounter that was judged otherwise; empty for other causes
 */
public record Explanation(Cause cause, Optional<Reason> reason) {

    /** How far the line came. */
    public enum Cause {
        /** Hand labels say not which vehicle it is, so there is nothing to look for. */
        VEHICLE_NOT_LABELLED("vehicle_not_labelled"),
        VEHICLE_NOT_TRACKED("vehicle_not_tracked"),
        PEDESTRIAN_NOT_TRACKED("pedestrian_not_tracked"),
        /** Both were tracked, but the rule never saw them meet. */
        NO_ENCOUNTER("no_encounter"),
        /** The rule saw the two, and decided otherwise. */
        JUDGED_OTHERWISE("judged_otherwise");

        private final String code;

        Cause(String code) {
            this.code = code;
        }

        /** As written in files. */
        public String code() {
            return code;
        }
    }

    /** The cause, and the reason in brackets where there is one, as written in files. */
    public String code() {
        return cause.code() + reason.map(r -> "(" + r.code() + ")").orElse("");
    }

    /**
     * Explains a false negative.
     *
     * @param encounters every one that the rule saw in the clip
     */
    static Explanation of(ExpectedRuling missed, Truth truth, LineRun run, List<Settled> encounters) {
        return new Search(missed, truth, run).among(encounters);
    }

    private record Search(ExpectedRuling missed, Truth truth, LineRun run) {
        private static final double OVERLAP = 0.3;
        private static final double TOGETHER = 0.1;

        /** Seconds round the event in which a track that overlaps an actor is taken for its track. */
        private static final double REACH = 2;

        Explanation among(List<Settled> encounters) {
            if (!truth.complete()
                    && missed.vehicle().filter(v -> !around(v).isEmpty()).isEmpty()) {
                return new Explanation(Cause.VEHICLE_NOT_LABELLED, Optional.empty());
            }
            if (missed.vehicle().filter(v -> !isTracked(v)).isPresent()) {
                return new Explanation(Cause.VEHICLE_NOT_TRACKED, Optional.empty());
            }
            if (missed.pedestrian().filter(p -> !isTracked(p)).isPresent()) {
                return new Explanation(Cause.PEDESTRIAN_NOT_TRACKED, Optional.empty());
            }
            Optional<Reason> reason = encounters.stream()
                    .filter(e -> off(e) <= 2 * REACH)
                    .filter(e -> missed.vehicle()
                            .map(v -> isTrackOf(v, e.vehicle().track()))
                            .orElse(true))
                    .filter(e -> missed.pedestrian()
                            .map(p -> isTrackOf(p, e.pedestrian().track()))
                            .orElse(true))
                    .min(Comparator.comparingDouble(this::off))
                    .map(Settled::reason);
            return new Explanation(reason.isPresent() ? Cause.JUDGED_OTHERWISE : Cause.NO_ENCOUNTER, reason);
        }

        private double off(Settled encounter) {
            return Math.abs(missed.error(Trajectories.seconds(encounter.time())));
        }

        private boolean isTracked(String actor) {
            List<Truth.Moment> moments = around(actor);
            return moments.isEmpty()
                    || moments.stream()
                            .flatMap(m -> run.nearest(m.t(), TOGETHER).stream())
                            .flatMap(now -> now.tracks().stream())
                            .anyMatch(t ->
                                    t.kind().isVehicle() == truth.kind(actor).isVehicle() && isTrackOf(actor, t.id()));
        }

        /** True where the actor's boxes are not known: then nothing speaks against it. */
        private boolean isTrackOf(String actor, long track) {
            List<Truth.Moment> moments = around(actor);
            return moments.isEmpty()
                    || moments.stream()
                            .anyMatch(m -> run.nearest(m.t(), TOGETHER)
                                    .flatMap(now -> now.track(track))
                                    .filter(t -> t.box()
                                                    .iou(m.of(actor)
                                                            .orElseThrow()
                                                            .box())
                                            >= OVERLAP)
                                    .isPresent());
        }

        private List<Truth.Moment> around(String actor) {
            return truth.moments().stream()
                    .filter(m -> Math.abs(missed.error(m.t())) <= REACH
                            && m.of(actor).isPresent())
                    .toList();
        }
    }
}
