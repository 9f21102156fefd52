package zebrawatch.harness.evaluate;

import java.util.Comparator;
import java.util.Optional;
import zebrawatch.detect.Dl4jDetector;
import zebrawatch.harness.Trajectories;
import zebrawatch.rule.Party;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Box;
import zebrawatch.scene.Camera;

/**
 * Whether a ruling is about the vehicle that the truth names.
 *
 * <p>Where every picture has all boxes it is the vehicle whose true box overlaps the ruled one's most at the ruling's time.
 * Hand labels have a box every second or so: there, the ruled track must overlap the vehicle's box at the labelled time
 * nearest to the ruling. Where a label has no box, or the track was not there at that time, nothing is held against the
 * ruling but its time and crossing. Lanes are not compared: a crossing drawn by hand places a vehicle to about a lane's
 * width.
 */
final class SameVehicle {
    /** True and ruled box overlap at least so much: half hidden vehicles are boxed short. */
    private static final double OVERLAP = 0.3;

    /** A labelled box so many seconds from the ruling still tells which vehicle it was. */
    private static final double REACH = 2.0;

    /** Pictures and labels closer than this belong together, seconds. */
    private static final double TOGETHER = 0.1;

    private final Camera camera;
    private final Truth truth;
    private final LineRun run;

    SameVehicle(Camera camera, Truth truth, LineRun run) {
        this.camera = camera;
        this.truth = truth;
        this.run = run;
    }

    /** What is known of a ruling's vehicle being the expected one. */
    enum Answer {
        NO,
        /** Nothing is known but the time. */
        PERHAPS,
        YES
    }

    /** Whether that ruling is about the vehicle of the expected one. */
    Answer is(ExpectedRuling expected, Ruling ruling) {
        if (expected.crossing().filter(c -> !c.equals(ruling.crossing())).isPresent()) {
            return Answer.NO;
        }
        if (expected.vehicle().isPresent()
                && truth.complete()
                && !truth.moments().isEmpty()) {
            return actor(ruling, ruling.vehicle()).equals(expected.vehicle()) ? Answer.YES : Answer.NO;
        }
        return overlap(expected, ruling)
                .map(share -> share >= OVERLAP ? Answer.YES : Answer.NO)
                .orElse(Answer.PERHAPS);
    }

    /** Who a party of a ruling is in truth, where its box at that time is known: the actor of its sort it overlaps most. */
    Optional<String> actor(Ruling ruling, Party party) {
        double t = Trajectories.seconds(ruling.time());
        boolean vehicle = party.equals(ruling.vehicle());
        return truth.moments().stream()
                .filter(m -> Math.abs(m.t() - t) <= TOGETHER)
                .min(Comparator.comparingDouble(m -> Math.abs(m.t() - t)))
                .flatMap(m -> m.boxes().stream()
                        .filter(b -> truth.kind(b.actor()).isVehicle() == vehicle)
                        .filter(b -> likeness(ruling, b.box(), party.box()) >= OVERLAP)
                        .max(Comparator.comparingDouble(b -> likeness(ruling, b.box(), party.box())))
                        .map(TrueBox::actor));
    }

    /** Of the ruled track with the vehicle's labelled box; empty where one of them is not known. */
    private Optional<Double> overlap(ExpectedRuling expected, Ruling ruling) {
        double t = Trajectories.seconds(ruling.time());
        Optional<Truth.Moment> labelled = expected.vehicle().flatMap(vehicle -> truth.nearest(vehicle, t, REACH));
        Optional<Double> at =
                labelled.map(Truth.Moment::t).or(() -> expected.box().map(box -> expected.from()));
        Optional<Box> box = labelled.flatMap(m -> m.of(expected.vehicle().orElseThrow()))
                .map(TrueBox::box)
                .or(expected::box);
        return at.flatMap(time -> run.nearest(time, TOGETHER))
                .flatMap(moment -> moment.track(ruling.vehicle().track()))
                .flatMap(track -> box.map(b -> likeness(ruling, b, track.box())));
    }

    /** Found boxes end where the searched part of the picture ends, so true ones are cut there too. */
    private double likeness(Ruling ruling, Box truly, Box found) {
        Box view = Dl4jDetector.view(camera, camera.crossing(ruling.crossing()));
        return truly.within(view).map(cut -> cut.iou(found)).orElse(0.0);
    }
}
