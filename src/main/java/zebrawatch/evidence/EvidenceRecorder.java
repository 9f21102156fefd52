package zebrawatch.evidence;

import java.time.Instant;
import java.util.List;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Camera;
import zebrawatch.track.Track;
import zebrawatch.video.Frame;

/** Remembers the last seconds of one camera's pictures and makes case files of rulings. Belongs to one thread. */
public final class EvidenceRecorder {
    private final Camera camera;
    private final EvidenceSettings settings;
    private final Memory memory;
    private final CasePictures pictures;

    /**
     * A recorder that remembers nothing yet.
     *
     * @param lettering may be shared with other recorders
     */
    public EvidenceRecorder(Camera camera, Lettering lettering, EvidenceSettings settings) {
        this.camera = camera;
        this.settings = settings;
        this.memory = new Memory(settings.memory(), settings.memoryBytes());
        this.pictures = new CasePictures(camera, lettering, settings);
    }

    /**
     * Remembers the frame and gives the case files that are complete with it: one for each failure to yield.
     *
     * @param frame stays the caller's
     * @param tracks of this very frame
     * @param rulings that became final with it; their moments lie in the past
     */
    public List<CaseFile> keep(Frame frame, List<Track> tracks, List<Ruling> rulings) {
        memory.keep(Remembered.of(frame, tracks, settings.jpegQuality()));
        return complete(frame.time(), rulings);
    }

    /** The case files of rulings that became final without a further frame, when a clip has ended. */
    public List<CaseFile> complete(Instant time, List<Ruling> rulings) {
        return rulings.stream()
                .filter(r -> r.kind() == Ruling.Kind.FAILURE_TO_YIELD)
                .map(r -> caseFile(time, r))
                .toList();
    }

    private CaseFile caseFile(Instant time, Ruling ruling) {
        String id = CaseId.of(camera.id(), ruling);
        return new CaseFile(id, camera.id(), camera.place(), time, ruling, pictures.of(id, ruling, memory));
    }
}
