package zebrawatch.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import zebrawatch.scene.Signal;
import zebrawatch.track.GroundTrack;
import zebrawatch.track.Grounding;
import zebrawatch.track.Track;

/** Judges every vehicle's passage over one camera's crossings. Belongs to one thread. */
public final class YieldRule {
    private final List<Post> posts;
    private final Map<String, List<GroundTrack>> ground = new HashMap<>();

    /**
     * One crossing's view of the camera's tracks and its rule.
     *
     * @param grounding puts the tracks on this crossing's ground
     * @param rule judges them there
     */
    public record Post(Grounding grounding, CrossingRule rule) {}

    /** @param posts one for each crossing */
    public YieldRule(List<Post> posts) {
        this.posts = List.copyOf(posts);
    }

    /** The rulings that became final at {@code time}, where the pedestrians have no signals. */
    public List<Ruling> judge(Instant time, List<Track> tracks) {
        return observe(time, tracks, unknown()).rulings();
    }

    /**
     * All that became final at {@code time}.
     *
     * @param signals shown to the pedestrians, one for each crossing
     */
    public Judgement observe(Instant time, List<Track> tracks, List<Signal> signals) {
        List<Settled> encounters = new ArrayList<>();
        List<Ruling> rulings = new ArrayList<>();
        List<Jaywalk> jaywalks = new ArrayList<>();
        List<Passed> passed = new ArrayList<>();
        List<Crossed> crossed = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            Post post = posts.get(i);
            List<GroundTrack> grounded = post.grounding().ground(tracks);
            ground.put(post.rule().crossing().name(), grounded);
            Judgement one = post.rule().observe(time, grounded, signals.get(i));
            encounters.addAll(one.encounters());
            rulings.addAll(one.rulings());
            jaywalks.addAll(one.jaywalks());
            passed.addAll(one.passed());
            crossed.addAll(one.crossed());
        }
        return new Judgement(encounters, rulings, jaywalks, passed, crossed);
    }

    /** What comes of all that is still open when no more frames will come; {@code time} is the last frame's. */
    public Judgement finish(Instant time) {
        return observe(time, List.of(), unknown());
    }

    /** Everybody in the newest frame on each crossing's ground, by the crossing's name. */
    public Map<String, List<GroundTrack>> ground() {
        return Map.copyOf(ground);
    }

    private List<Signal> unknown() {
        return Collections.nCopies(posts.size(), Signal.UNKNOWN);
    }
}
