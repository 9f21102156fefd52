package zebrawatch.publish;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Snapshot;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.CameraId;

/**
 * A case without the bytes of its pictures: what {@link CaseJson} writes down.
 *
 * @param id the case's
 * @param pictures what each picture is and how to know it when it arrives
 */
record CaseEvent(String id, CameraId camera, String place, Instant created, Ruling ruling, List<Picture> pictures) {

    /**
     * What is said of one picture.
     *
     * @param seq its place in the case, from 1
     * @param sha256 of its bytes, 64 hexadecimal digits
     * @param bytes their number
     */
    record Picture(int seq, Snapshot.Kind kind, Instant time, String sha256, long bytes) {

        /** Whether these are the bytes that were described. */
        boolean describes(byte[] jpeg) {
            return jpeg.length == bytes && digest(jpeg).equals(sha256);
        }
    }

    CaseEvent {
        pictures = List.copyOf(pictures);
    }

    static CaseEvent of(CaseFile caseFile) {
        List<Picture> pictures = new ArrayList<>();
        for (Snapshot s : caseFile.snapshots()) {
            pictures.add(new Picture(pictures.size() + 1, s.kind(), s.time(), digest(s.jpeg()), s.jpeg().length));
        }
        return new CaseEvent(
                caseFile.id(), caseFile.camera(), caseFile.place(), caseFile.created(), caseFile.ruling(), pictures);
    }

    /**
     * The case with those of its pictures that are there.
     *
     * @param jpegs by {@code seq}
     */
    CaseFile with(Map<Integer, byte[]> jpegs) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (Picture p : pictures) {
            byte[] jpeg = jpegs.get(p.seq());
            if (jpeg != null) {
                snapshots.add(new Snapshot(p.kind(), p.time(), jpeg));
            }
        }
        return new CaseFile(id, camera, place, created, ruling, snapshots);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
