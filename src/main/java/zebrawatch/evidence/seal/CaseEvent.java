package zebrawatch.evidence.seal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Sha256;
import zebrawatch.evidence.Snapshot;
import zebrawatch.scene.Box;

/**
 * A case without the bytes of its pictures: what its document says.
 *
 * @param bare the case, no snapshots in it
 * @param pictures what each is and how to know it when it arrives
 * @param seal under the document; empty where it is not sealed, or not yet
 */
public record CaseEvent(CaseFile bare, List<Picture> pictures, Optional<Seal> seal) {

    /**
     * What is said of one picture or clip.
     *
     * @param seq its place in the case, from 1
     * @param file its name in the package
     * @param sha256 of its bytes, 64 hexadecimal digits
     * @param bytes their number
     * @param vehicle where the case's vehicle is in the picture, pixels; empty where that is not known
     */
    public record Picture(
            int seq, Snapshot.Kind kind, String file, Instant time, String sha256, long bytes, Optional<Box> vehicle) {

        /** Whether these are the bytes that were described. */
        public boolean describes(byte[] content) {
            return content.length == bytes && Sha256.of(content).equals(sha256);
        }
    }

    public CaseEvent {
        pictures = List.copyOf(pictures);
    }

    /** What will be said of a case. */
    public static CaseEvent of(CaseFile caseFile) {
        List<Picture> pictures = new ArrayList<>();
        for (Snapshot s : caseFile.snapshots()) {
            int seq = pictures.size() + 1;
            pictures.add(new Picture(
                    seq, s.kind(), file(seq, s.kind()), s.time(), s.sha256(), s.bytes().length, s.vehicle()));
        }
        return new CaseEvent(caseFile.with(List.of()), pictures, Optional.empty());
    }

    /** The case's id. */
    public String id() {
        return bare.id();
    }

    /** The name a picture has in its package, such as {@code 1-before.jpg}. */
    public static String file(int seq, Snapshot.Kind kind) {
        return seq + "-" + kind.code() + "." + kind.media().extension();
    }

    /**
     * The case with those of its pictures that are there.
     *
     * @param contents by {@code seq}
     */
    public CaseFile with(Map<Integer, byte[]> contents) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (Picture p : pictures) {
            byte[] content = contents.get(p.seq());
            if (content != null) {
                snapshots.add(new Snapshot(p.kind(), p.time(), content, p.vehicle()));
            }
        }
        return bare.with(snapshots);
    }
}
