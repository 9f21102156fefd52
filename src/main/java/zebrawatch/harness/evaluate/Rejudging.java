package zebrawatch.harness.evaluate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import zebrawatch.config.CameraSettings;
import zebrawatch.harness.Trajectories;
import zebrawatch.rule.Judgement;
import zebrawatch.rule.Ruling;
import zebrawatch.rule.Settled;
import zebrawatch.rule.YieldRule;
import zebrawatch.track.Track;

/** Judges the tracks of a run once more, by another policy or to hear what came of every encounter. */
public final class Rejudging {
    private final Function<CameraSettings, List<YieldRule.Post>> posts;

    /** @param posts makes the rules of a camera's crossings, one for each, that have seen nothing yet */
    public Rejudging(Function<CameraSettings, List<YieldRule.Post>> posts) {
        this.posts = posts;
    }

    /** That run as the rule would have spoken by other {@code settings}. */
    LineRun by(CameraSettings settings, LineRun run) {
        return new LineRun(run.moments(), judge(settings, run).rulings(), run.took());
    }

    /** Every encounter of that run, whatever came of it. */
    List<Settled> encounters(CameraSettings settings, LineRun run) {
        return judge(settings, run).encounters();
    }

    private Judgement judge(CameraSettings settings, LineRun run) {
        List<Settled> encounters = new ArrayList<>();
        List<Ruling> rulings = new ArrayList<>();
        for (YieldRule.Post post : posts.apply(settings)) {
            Instant last = Instant.EPOCH;
            for (LineRun.Moment moment : run.moments()) {
                last = Trajectories.instant(moment.t());
                List<Track> tracks = moment.tracks();
                add(post.rule().observe(last, post.grounding().ground(tracks)), encounters, rulings);
            }
            add(post.rule().finish(last), encounters, rulings);
        }
        return new Judgement(encounters, rulings, List.of(), List.of(), List.of());
    }

    private static void add(Judgement now, List<Settled> encounters, List<Ruling> rulings) {
        encounters.addAll(now.encounters());
        rulings.addAll(now.rulings());
    }
}
