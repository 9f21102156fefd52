package zebrawatch.rule;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import zebrawatch.track.GroundTrack;
import zebrawatch.track.Grounding;
import zebrawatch.track.Track;

/** Judges every vehicle's passage over one camera's crossings. Belongs to one thread. */
public final class YieldRule {
    private final List<Post> posts;

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

    /** The rulings that became final at {@code time}. */
    public List<Ruling> judge(Instant time, List<Track> tracks) {
        return each(tracks, (rule, grounded) -> rule.judge(time, grounded));
    }

    /** The rulings on passages still open when no more frames will come; {@code time} is the last frame's. */
    public List<Ruling> finish(Instant time) {
        return each(List.of(), (rule, nobody) -> rule.finish(time).rulings());
    }

    private List<Ruling> each(List<Track> tracks, BiFunction<CrossingRule, List<GroundTrack>, List<Ruling>> judgement) {
        return posts.stream()
                .flatMap(post -> judgement.apply(post.rule(), post.grounding().ground(tracks)).stream())
                .toList();
    }
}
