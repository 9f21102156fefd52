package zebrawatch.evidence;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.meters.EvidenceMeters;
import zebrawatch.meters.EvidenceMeters.Result;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Camera;
import zebrawatch.track.GroundTrack;
import zebrawatch.track.Track;
import zebrawatch.video.Footage;
import zebrawatch.video.VideoException;

/**
 * Remembers who was where in one camera's last seconds and makes a case of each failure to yield, as soon as the camera has
 * gone on for as long as the clip shows. Pictures and clip come from the camera's footage, at full resolution. Belongs to
 * one thread.
 */
public final class EvidenceRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceRecorder.class);

    private final Camera camera;
    private final EvidenceSettings settings;
    private final Origin origin;
    private final EvidenceMeters meters;
    private final Sightings sightings;
    private final CaseMaker maker;
    private final Queue<Pending> pending = new ArrayDeque<>();

    /** A failure to yield whose clip is not over yet, and what was known of the clock when it was ruled. */
    private record Pending(Ruling ruling, Instant due, ClockReading clock) {}

    /**
     * A recorder that remembers nothing yet.
     *
     * @param footage of the camera whose frames it will hear of
     * @param lettering may be shared with other recorders
     */
    public EvidenceRecorder(
            Camera camera,
            Footage footage,
            Lettering lettering,
            EvidenceSettings settings,
            Origin origin,
            EvidenceMeters meters) {
        this.camera = camera;
        this.settings = settings;
        this.origin = origin;
        this.meters = meters;
        this.sightings = new Sightings(settings.memory());
        this.maker = new CaseMaker(camera, footage, lettering, settings, meters);
    }

    /**
     * Remembers who was where in a frame and gives the cases that are complete with it.
     *
     * @param time of the frame
     * @param tracks in it
     * @param ground the same on each crossing's ground, by the crossing's name
     * @param rulings that became final with it; their moments lie in the past
     */
    public List<CaseFile> keep(
            Instant time, List<Track> tracks, Map<String, List<GroundTrack>> ground, List<Ruling> rulings) {
        sightings.keep(new Sighting(time, tracks, ground));
        await(rulings);
        List<CaseFile> cases = new ArrayList<>();
        while (!pending.isEmpty() && !pending.element().due().isAfter(time)) {
            make(pending.remove(), time).ifPresent(cases::add);
        }
        return cases;
    }

    /** The cases that are still open when no more frames will come, those of the last rulings included. */
    public List<CaseFile> complete(Instant time, List<Ruling> rulings) {
        await(rulings);
        List<CaseFile> cases = new ArrayList<>();
        while (!pending.isEmpty()) {
            make(pending.remove(), time).ifPresent(cases::add);
        }
        return cases;
    }

    private void await(List<Ruling> rulings) {
        for (Ruling ruling : rulings) {
            ClockReading clock = origin.clock().get();
            if (ruling.kind() == Ruling.Kind.FAILURE_TO_YIELD && mayBeACase(ruling, clock)) {
                Instant due = ruling.moments().after().plus(settings.clipMargin());
                pending.add(new Pending(ruling, due, clock));
            }
        }
    }

    private boolean mayBeACase(Ruling ruling, ClockReading clock) {
        if (clock.isOff(settings.clockLimit())) {
            meters.count(Result.CLOCK_OFF);
            LOG.warn(
                    "{}: no case of {}: the clock is {} s off by {}, more than {} s",
                    camera.id(),
                    ruling.time(),
                    clock.offset().map(o -> o.toMillis() / 1000.0).orElse(0.0),
                    clock.source(),
                    settings.clockLimit().toMillis() / 1000.0);
            return false;
        }
        if (settings.clockNeeded() && clock.offset().isEmpty()) {
            meters.count(Result.CLOCK_UNKNOWN);
            LOG.warn(
                    "{}: no case of {}: nobody knows how right the clock is ({})",
                    camera.id(),
                    ruling.time(),
                    clock.source());
            return false;
        }
        return true;
    }

    private Optional<CaseFile> make(Pending open, Instant time) {
        Ruling ruling = open.ruling();
        String id = CaseId.of(camera.id(), ruling);
        CaseMaker.Made made;
        try {
            made = maker.make(id, ruling, sightings);
        } catch (VideoException e) {
            meters.count(Result.NO_PICTURES);
            LOG.error("{}: no case {}: {}", camera.id(), id, e.getMessage());
            return Optional.empty();
        }
        List<Remark> remarks = new ArrayList<>();
        if (open.clock().offset().isEmpty()) {
            remarks.add(Remark.CLOCK_UNKNOWN);
        }
        remarks.addAll(made.remarks());
        String crossing = ruling.crossing();
        Sketch sketch = Sketch.of(
                camera.crossing(crossing),
                sightings.path(crossing, ruling.vehicle().track()),
                sightings.path(crossing, ruling.pedestrian().track()));
        meters.count(Result.MADE);
        return Optional.of(new CaseFile(
                id,
                camera.id(),
                camera.place(),
                time,
                ruling,
                Optional.of(new Background(sketch, open.clock(), origin.of(crossing), remarks)),
                made.snapshots()));
    }
}
