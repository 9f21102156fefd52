package zebrawatch.video.health;

import static zebrawatch.video.health.Measure.Quantity.CLOCK_OFFSET;
import static zebrawatch.video.health.Measure.Quantity.LANDMARKS;
import static zebrawatch.video.health.Measure.Quantity.SILENCE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.scene.Camera;
import zebrawatch.video.Frame;
import zebrawatch.video.VideoException;

/**
 * Judges one camera's health from its key frames, on the pictures' own time. Belongs to one thread. A camera that moved
 * stays so until a watch is made with a newer confirmation of its outline.
 */
public final class HealthWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);

    /** Another reference is worth taking where fewer landmarks are left. */
    private static final double OTHER_LIGHT = 0.5;

    private final Camera camera;
    private final HealthSettings settings;
    private final ReferenceFolder folder;
    private final References references;
    private final Recent recent = new Recent();
    private final Quality quality;
    private final Stillness stillness;
    private @Nullable Position position;
    private @Nullable Complaint moved;
    private @Nullable Duration clockOffset;
    private Instant clockOffSince = Instant.MAX;
    private final Instant start;
    private Instant lastPicture;
    private Instant nextLook = Instant.MIN;

    /**
     * @param folder of this configuration's reference pictures; where there are none, the first clear pictures are taken
     * @param start from when on pictures are expected
     * @throws VideoException if the folder cannot be read
     */
    public HealthWatch(Camera camera, HealthSettings settings, ReferenceFolder folder, Instant start) {
        this.camera = camera;
        this.settings = settings;
        this.folder = folder;
        this.references = new References(camera, folder);
        this.quality = new Quality(settings.poorAfter());
        this.stillness = new Stillness(settings.frozenAfter());
        this.start = start;
        this.lastPicture = start;
        folder.movedSince().ifPresent(since -> moved = new Complaint(Ailment.MOVED, since, List.of()));
    }

    /** Told of every picture or packet that comes, whether it is decoded or not. */
    public void alive(Instant time) {
        if (time.isAfter(lastPicture)) {
            lastPicture = time;
        }
    }

    /** The same as {@link #picture} for those who have colours only. */
    public void frame(Frame frame) {
        alive(frame.time());
        if (wants(frame.time())) {
            try (Mat luma = new Mat()) {
                opencv_imgproc.cvtColor(frame.pixels(), luma, opencv_imgproc.COLOR_BGR2GRAY);
                picture(frame.time(), luma);
            }
        }
    }

    /** Whether a picture of that time would be looked at, so that its luma is worth having. */
    public boolean wants(Instant time) {
        return !time.isBefore(nextLook);
    }

    /**
     * Told of key frames; looks at one now and then.
     *
     * @param luma 8 bit, one channel, upright, of any size; stays the caller's
     */
    public void picture(Instant time, Mat luma) {
        alive(time);
        if (!wants(time)) {
            return;
        }
        nextLook = time.plus(settings.look());
        try (Sketch sketch = Sketch.of(camera, luma)) {
            Appearance appearance = Appearance.of(sketch);
            stillness.look(time, sketch.grey());
            boolean found = references.isEmpty() ? reference(time, sketch) : locate(time, sketch, appearance);
            quality.look(time, appearance, found);
        }
    }

    /**
     * Told how far the camera's clock is from the true time.
     *
     * @param offset its time less true time; empty where nobody knows
     */
    public void clock(Instant time, Optional<Duration> offset) {
        clockOffset = offset.orElse(null);
        boolean off = offset.filter(o -> o.abs().compareTo(settings.clockOffset()) > 0)
                .isPresent();
        clockOffSince = !off ? Instant.MAX : clockOffSince.isBefore(time) ? clockOffSince : time;
    }

    /** Time since the newest picture; negative where its clock is ahead, empty before the first. */
    public Optional<Duration> pictureAge(Instant now) {
        return lastPicture.equals(start) ? Optional.empty() : Optional.of(Duration.between(lastPicture, now));
    }

    /** How the camera is. */
    public CameraHealth at(Instant now) {
        List<Complaint> complaints = new ArrayList<>(quality.complaints(now));
        offline(now).ifPresent(complaints::add);
        stillness.complaint().ifPresent(complaints::add);
        clockOff().ifPresent(complaints::add);
        position(now).ifPresent(complaints::add);
        complaints.sort(Comparator.comparing(Complaint::ailment));
        return new CameraHealth(camera.id(), now, complaints);
    }

    private boolean reference(Instant time, Sketch sketch) {
        recent.keep(sketch.grey());
        if (!recent.isFull()) {
            return true;
        }
        if (references.takeFirst(recent.median())) {
            position = new Position(camera, settings, time);
            return true;
        }
        return false;
    }

    private boolean locate(Instant time, Sketch sketch, Appearance appearance) {
        if (position == null) {
            position = new Position(camera, settings, time);
        }
        References.Look look = references.look(sketch, appearance);
        position.look(time, look.sighting(), look.comparable());
        Optional<Complaint> complaint = position.complaint();
        if (moved == null && complaint.isPresent() && complaint.get().ailment() == Ailment.MOVED) {
            remember(complaint.get());
        }
        addLight(time, sketch, look.sighting(), position);
        return look.sighting().pose().isPresent();
    }

    private void remember(Complaint complaint) {
        moved = complaint;
        try {
            folder.moved(complaint.since());
        } catch (VideoException e) {
            LOG.error(
                    "{}: {}; after a restart it is judged anew whether the camera moved", camera.id(), e.getMessage());
        }
    }

    /** Far inside the limit, because what is taken for steady now is what everything is held against later. */
    private void addLight(Instant time, Sketch sketch, Sighting sighting, Position where) {
        Optional<Pose> settled = where.settled(time);
        boolean steady = moved == null && settled.isPresent() && where.isSteady(settled.get());
        if (!steady || sighting.share() > OTHER_LIGHT) {
            recent.forget();
            return;
        }
        recent.keep(sketch.grey());
        if (recent.isFull()) {
            try (Mat street = recent.median()) {
                references.takeLater(street, settled.get());
            }
            recent.forget();
        }
    }

    private Optional<Complaint> offline(Instant now) {
        Duration silence = Duration.between(lastPicture, now);
        return silence.compareTo(settings.offlineAfter()) < 0
                ? Optional.empty()
                : Optional.of(new Complaint(
                        Ailment.OFFLINE, lastPicture, List.of(Measure.of(SILENCE, silence, settings.offlineAfter()))));
    }

    private Optional<Complaint> clockOff() {
        return clockOffset == null || clockOffSince.equals(Instant.MAX)
                ? Optional.empty()
                : Optional.of(new Complaint(
                        Ailment.CLOCK_OFF,
                        clockOffSince,
                        List.of(Measure.of(CLOCK_OFFSET, clockOffset, settings.clockOffset()))));
    }

    private Optional<Complaint> position(Instant now) {
        if (moved != null) {
            return Optional.of(moved);
        }
        if (position != null) {
            return position.complaint();
        }
        return Duration.between(start, now).compareTo(settings.unsureAfter()) < 0
                ? Optional.empty()
                : Optional.of(new Complaint(Ailment.UNSURE, start, List.of(Measure.of(LANDMARKS, 0))));
    }

    /** Gives native memory back. */
    @Override
    public void close() {
        references.close();
        stillness.close();
    }
}
