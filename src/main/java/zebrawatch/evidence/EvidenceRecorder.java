package zebrawatch.evidence;

import java.util.List;
import zebrawatch.rule.Ruling;
import zebrawatch.track.Track;
import zebrawatch.video.Frame;

/** Remembers the last seconds of one camera's pictures and makes case files of rulings. Belongs to one thread. */
public final class EvidenceRecorder {

    /** Remembers the frame and gives the case files that are complete with it. */
    public List<CaseFile> keep(Frame frame, List<Track> tracks, List<Ruling> rulings) {
        return List.of();
    }
}
