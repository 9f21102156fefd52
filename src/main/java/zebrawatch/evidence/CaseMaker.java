package zebrawatch.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.opencv.opencv_core.Mat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.meters.EvidenceMeters;
import zebrawatch.meters.EvidenceMeters.Step;
import zebrawatch.rule.Moments;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Camera;
import zebrawatch.video.Footage;
import zebrawatch.video.Frame;
import zebrawatch.video.VideoClip;
import zebrawatch.video.VideoException;

/** Makes what proves a case out of a camera's footage and what is remembered of its road users. */
final class CaseMaker {
    private static final Logger LOG = LoggerFactory.getLogger(CaseMaker.class);

    /** A clip that lacks less than this at an end is as long as it should be: about two pictures of a slow camera. */
    private static final Duration TOLERANCE = Duration.ofMillis(250);

    private final Footage footage;
    private final EvidenceSettings settings;
    private final EvidenceMeters meters;
    private final CloseUp closeUp;
    private final Drawing drawing;

    /**
     * What was made.
     *
     * @param snapshots in the order of their kinds
     * @param remarks what is less than it should be, in the order of their kinds
     */
    record Made(List<Snapshot> snapshots, List<Remark> remarks) {}

    CaseMaker(Camera camera, Footage footage, Lettering lettering, EvidenceSettings settings, EvidenceMeters meters) {
        this.footage = footage;
        this.settings = settings;
        this.meters = meters;
        this.closeUp = new CloseUp(camera.width(), camera.height());
        this.drawing = new Drawing(camera, lettering, settings);
    }

    /** @throws VideoException if not one picture of it is remembered or can be decoded */
    Made make(String caseId, Ruling ruling, Sightings sightings) {
        Moments moments = ruling.moments();
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        List<Sighting> candidates =
                closeUp.candidates(sightings, ruling.vehicle().track());
        if (candidates.stream().noneMatch(closeUp.showsWhole(ruling.vehicle().track()))) {
            remarks.add(Remark.VEHICLE_CUT_OFF);
        }
        List<Instant> wanted = new ArrayList<>(List.of(moments.before(), moments.on(), moments.after()));
        candidates.forEach(c -> wanted.add(c.time()));
        List<Frame> frames = meters.time(Step.PICTURES, () -> footage.pictures(wanted));
        try {
            if (frames.isEmpty()) {
                throw new VideoException("its pictures are not remembered any more");
            }
            for (int i = 0; i < 3; i++) {
                if (!frames.get(i).time().equals(wanted.get(i))) {
                    remarks.add(Remark.STAND_IN);
                }
            }
            List<Snapshot> snapshots = meters.time(Step.DRAWING, () -> draw(caseId, ruling, sightings, frames));
            meters.time(Step.CLIP, () -> clip(caseId, moments, remarks)).ifPresent(snapshots::add);
            snapshots.sort(Comparator.comparing(Snapshot::kind));
            return new Made(snapshots, List.copyOf(remarks));
        } finally {
            frames.forEach(Frame::close);
        }
    }

    private List<Snapshot> draw(String caseId, Ruling ruling, Sightings sightings, List<Frame> frames) {
        List<Snapshot> snapshots = new ArrayList<>();
        try (Drawing.Sheet sheet = drawing.sheet(caseId, ruling)) {
            List<Instant> wanted = List.of(
                    ruling.moments().before(),
                    ruling.moments().on(),
                    ruling.moments().after());
            for (int i = 0; i < 3; i++) {
                Frame frame = frames.get(i);
                snapshots.addAll(sheet.moment(i, wanted.get(i), frame, sightings.nearest(frame.time())));
            }
            Optional<CloseUp.Cut> cut = closeUp.sharpest(
                    frames.subList(3, frames.size()),
                    sightings,
                    ruling.vehicle().track());
            if (cut.isPresent()) {
                try (Mat pixels = cut.get().pixels()) {
                    snapshots.add(
                            sheet.vehicle(cut.get().time(), pixels, cut.get().vehicle()));
                }
            }
            snapshots.add(sheet.composite());
        }
        return snapshots;
    }

    private Optional<Snapshot> clip(String caseId, Moments moments, Set<Remark> remarks) {
        Instant from = moments.before().minus(settings.clipMargin());
        Instant to = moments.after().plus(settings.clipMargin());
        Optional<VideoClip> clip = clip(caseId, from, to);
        if (clip.isEmpty()) {
            remarks.add(Remark.CLIP_MISSING);
            return Optional.empty();
        }
        if (clip.get().begin().isAfter(from.plus(TOLERANCE))) {
            remarks.add(Remark.CLIP_BEGINS_LATE);
        }
        if (clip.get().end().isBefore(to.minus(TOLERANCE))) {
            remarks.add(Remark.CLIP_ENDS_EARLY);
        }
        if (clip.get().encoding() == VideoClip.Encoding.ENCODED_ANEW) {
            remarks.add(Remark.CLIP_REENCODED);
        }
        return Optional.of(
                new Snapshot(Snapshot.Kind.CLIP, clip.get().begin(), clip.get().mp4()));
    }

    /** The pictures prove the case without it. */
    private Optional<VideoClip> clip(String caseId, Instant from, Instant to) {
        try {
            return footage.clip(from, to);
        } catch (VideoException e) {
            LOG.error("case {} has no clip: {}", caseId, e.getMessage());
            return Optional.empty();
        }
    }
}
