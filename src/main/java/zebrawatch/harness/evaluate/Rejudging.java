package zebrawatch.harness.evaluate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import zebrawatch.harness.Trajectories;
import zebrawatch.rule.Judgement;
import zebrawatch.rule.Policy;
import zebrawatch.rule.Ruling;
import zebrawatch.rule.Settled;
import zebrawatch.rule.YieldRule;
import zebrawatch.scene.Camera;
import zebrawatch.track.Track;

/** Judges the tracks of a run once more, by another policy or to hear what came of every encounter. */
public final class Rejudging {
    private final BiFunction<Camera, Policy, List<YieldRule.Post>> posts;

    /** @param posts makes the rules of a camera's crossings, one for each, that have seen nothing yet */
    public Rejudging(BiFunction<Camera, Policy, List<YieldRule.Post>> posts) {
        this.posts = posts;
    }

    /** That run as the rule would have spoken by {@code policy}. */
    LineRun by(Policy policy, Camera camera, LineRun run) {
        return new LineRun(run.moments(), judge(policy, camera, run).rulings(), run.took());
    }

    /** Every encounter of that run, whatever came of it. */
    List<Settled> encounters(Policy policy, Camera camera, LineRun run) {
        return judge(policy, camera, run).encounters();
    }

    private Judgement judge(Policy policy, Camera camera, LineRun run) {
        List<Settled> encounters = new ArrayList<>();
        List<Ruling> rulings = new ArrayList<>();
        for (YieldRule.Post post : posts.apply(camera, policy)) {
            Instant last = Instant.EPOCH;
            for (LineRun.Moment moment : run.moments()) {
                last = Trajectories.instant(moment.t());
                List<Track> tracks = moment.tracks();
                add(post.rule().observe(last, post.grounding().ground(tracks)), encounters, rulings);
            }
            add(post.rule().finish(last), encounters, rulings);
        }
        return new Judgement(encounters, rulings);
    }

    private static void add(Judgement now, List<Settled> encounters, List<Ruling> rulings) {
        encounters.addAll(now.encounters());
        rulings.addAll(now.rulings());
    }
}
