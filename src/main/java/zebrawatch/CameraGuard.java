package zebrawatch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zebrawatch.config.CameraSettings;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Camera;
import zebrawatch.scene.Detection;
import zebrawatch.track.Track;
import zebrawatch.video.Frame;
import zebrawatch.video.LivePackets;
import zebrawatch.video.LiveState;
import zebrawatch.video.health.Ailment;
import zebrawatch.video.health.CameraHealth;
import zebrawatch.video.health.HealthWatch;
import zebrawatch.video.health.ReferenceFolder;

/**
 * Stands between a camera and its cases: judges its health from the frames its line sees, and lets its rulings become
 * cases or not. Safe for all threads; one look takes some milliseconds.
 */
final class CameraGuard implements CameraLine.Onlooker, AutoCloseable {
    private final Camera camera;
    private final HealthWatch watch;
    private volatile boolean armed;
    private volatile boolean moved;
    private volatile @Nullable LivePackets stream;

    /** @param watch belongs to the guard from here on */
    CameraGuard(Camera camera, HealthWatch watch, Instant now) {
        this.camera = camera;
        this.watch = watch;
        judge(now);
    }

    /**
     * A guard that begins to look now.
     *
     * @param data the station's folder, where it remembers how the camera saw its crossings
     * @param confirmed when somebody last looked at the outlines; what was remembered before does not count
     */
    static CameraGuard of(CameraSettings settings, Path data, Optional<Instant> confirmed) {
        Camera camera = settings.camera();
        Instant now = Instant.now();
        ReferenceFolder references =
                new ReferenceFolder(data.resolve("health"), camera.id(), camera.toString(), confirmed);
        return new CameraGuard(camera, new HealthWatch(camera, settings.health(), references, now), now);
    }

    Camera camera() {
        return camera;
    }

    /** Whether what is ruled now may become a case. */
    boolean isArmed() {
        return armed;
    }

    /** Whether it is known to have moved, so that somebody has to confirm its outlines. */
    boolean isMoved() {
        return moved;
    }

    @Override
    public void saw(Frame frame, List<Detection> seen, List<Track> tracks) {
        look(frame);
    }

    @Override
    public void heard(Ruling ruling) {}

    /** Told where the camera's packets come from now. */
    void watches(LivePackets packets) {
        stream = packets;
    }

    /** How its stream is; empty before there is one. */
    Optional<LiveState> stream() {
        return Optional.ofNullable(stream).map(LivePackets::state);
    }

    /** Told of every packet that comes, whether it is decoded or not. */
    synchronized void alive(Instant time) {
        watch.alive(time);
    }

    /** Looks at a frame, if one is due. */
    synchronized void look(Frame frame) {
        watch.frame(frame);
        judge(frame.time());
    }

    /** Told how far the camera's clock is from the true time; empty where nobody knows. */
    synchronized void clock(Instant time, Optional<Duration> offset) {
        watch.clock(time, offset);
        judge(time);
    }

    private void judge(Instant time) {
        CameraHealth health = watch.at(time);
        armed = health.isArmed();
        moved = health.has(Ailment.MOVED);
    }

    /** How the camera is. */
    synchronized CameraHealth health(Instant now) {
        return watch.at(now);
    }

    /** Time since the newest picture; empty before the first. */
    synchronized Optional<Duration> pictureAge(Instant now) {
        return watch.pictureAge(now);
    }

    @Override
    public synchronized void close() {
        watch.close();
    }
}
