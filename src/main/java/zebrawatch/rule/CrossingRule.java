package zebrawatch.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zebrawatch.scene.Crossing;
import zebrawatch.scene.RoadUser;
import zebrawatch.scene.Signal;
import zebrawatch.track.GroundTrack;

/** Judges every vehicle's passage over one crossing. Belongs to one thread. */
public final class CrossingRule {
    private final Terms terms;
    private final Chart chart;
    private final Jaywalks jaywalks;
    private final Walks walks;
    private final Map<Long, Trail> trails = new HashMap<>();
    private final Map<Long, Passage> passages = new HashMap<>();
    /** Passages that are over but may still lead others. */
    private final List<Passage> ended = new ArrayList<>();
    /** Vehicles that are still followed after their passage. */
    private final Set<Long> judged = new HashSet<>();

    public CrossingRule(Crossing crossing, Terms terms) {
        this.terms = terms;
        this.chart = new Chart(crossing, terms.policy());
        this.jaywalks = new Jaywalks(crossing, terms);
        this.walks = new Walks(crossing, terms.policy());
    }

    /** At all hours, without zones. */
    public CrossingRule(Crossing crossing, Policy policy) {
        this(crossing, Terms.of(policy));
    }

    /** The crossing judged. */
    public Crossing crossing() {
        return chart.crossing();
    }

    /**
     * The rulings that became final at {@code time}.
     *
     * @param time of the frame, later than every time before
     * @param tracks every road user followed at that time, in this crossing's ground frame
     */
    public List<Ruling> judge(Instant time, List<GroundTrack> tracks) {
        return observe(time, tracks).rulings();
    }

    /** The same with all that became final, where the pedestrians have no signal. */
    public Judgement observe(Instant time, List<GroundTrack> tracks) {
        return observe(time, tracks, Signal.UNKNOWN);
    }

    /**
     * All that became final at {@code time}: the rulings, and each encounter behind them or behind none.
     *
     * @param signal shown to the pedestrians at that time
     */
    public Judgement observe(Instant time, List<GroundTrack> tracks, Signal signal) {
        Set<Long> here = new HashSet<>();
        Set<Long> driving = new HashSet<>();
        for (GroundTrack track : tracks) {
            here.add(track.id());
            Trail trail = trails.get(track.id());
            if (trail == null) {
                trails.put(track.id(), new Trail(track, chart.policy().of(Parameter.SMALLEST_DISPLACEMENT)));
            } else {
                trail.add(track);
            }
            if (isJudged(track.kind())) {
                driving.add(track.id());
            }
        }
        trails.keySet().retainAll(here);
        judged.retainAll(here);
        drive(driving);
        lead(time);
        List<Walker> walkers = walkers(tracks);
        List<Jaywalk> offZebra = jaywalks.follow(time, walkers);
        List<Crossed> crossed = walks.follow(time, walkers);
        Optional<Reason> against = terms.against(time, signal);
        walkers.replaceAll(walker -> walker.refused(against));
        return meet(time, walkers, signal, offZebra, crossed);
    }

    /** All that is still open, when no more frames will come. */
    public Judgement finish(Instant time) {
        return observe(time, List.of());
    }

    private boolean isJudged(RoadUser kind) {
        return kind.isMotorVehicle() || (kind.isVehicle() && chart.policy().says(Parameter.NON_MOTOR_INCLUDED));
    }

    private void drive(Set<Long> driving) {
        passages.forEach((id, passage) -> {
            if (!driving.contains(id)) {
                passage.lose();
            }
        });
        for (long id : driving) {
            Optional<Trail> trail = Optional.ofNullable(trails.get(id));
            if (trail.isPresent() && !judged.contains(id)) {
                Passage passage = passages.get(id);
                if (passage == null || !passage.move()) {
                    passages.remove(id);
                    Passage.begin(chart, trail.get()).ifPresent(p -> passages.put(id, p));
                }
            }
        }
    }

    private void lead(Instant time) {
        ended.removeIf(passage -> !passage.mayLead(time));
        for (Passage passage : passages.values()) {
            passage.follow(passages.values(), ended);
        }
    }

    private List<Walker> walkers(List<GroundTrack> tracks) {
        List<Walker> walkers = new ArrayList<>();
        List<GroundTrack> vehicles =
                tracks.stream().filter(track -> track.kind().isVehicle()).toList();
        for (GroundTrack track : tracks) {
            Trail trail = trails.get(track.id());
            if (track.kind() == RoadUser.PEDESTRIAN && trail != null) {
                Optional<Reason> exempt =
                        terms.exempts(track.position()) ? Optional.of(Reason.EXEMPT) : Optional.empty();
                walkers.add(Walker.among(vehicles, trail, chart.policy()).refused(exempt));
            }
        }
        return walkers;
    }

    private Judgement meet(
            Instant time, List<Walker> walkers, Signal signal, List<Jaywalk> offZebra, List<Crossed> crossed) {
        List<Settled> encounters = new ArrayList<>();
        List<Ruling> rulings = new ArrayList<>();
        List<Passed> passed = new ArrayList<>();
        for (Iterator<Map.Entry<Long, Passage>> each = passages.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Long, Passage> entry = each.next();
            encounters.addAll(entry.getValue().meet(time, walkers, signal));
            entry.getValue().speak().ifPresent(rulings::add);
            if (entry.getValue().isOver()) {
                entry.getValue().blocked().ifPresent(rulings::add);
                entry.getValue().passed().ifPresent(passed::add);
                judged.add(entry.getKey());
                ended.add(entry.getValue());
                each.remove();
            }
        }
        return new Judgement(encounters, rulings, offZebra, passed, crossed);
    }
}
