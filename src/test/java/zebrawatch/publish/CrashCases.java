package zebrawatch.publish;

import java.util.List;
import java.util.Random;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.scene.CameraId;

/** Cases of three cameras that are known by their ids alone, so that whoever reads one knows every byte of it. */
final class CrashCases {
    private static final int CAMERAS = 3;
    private static final int LARGE_ONE_IN = 12;

    private CrashCases() {}

    /** The id of a case. */
    static String id(int run, int number) {
        return "crash-%d-%d".formatted(run, number);
    }

    /** The case of that id: four pictures of 2 to 30 kB each, of some cases 250 to 750 kB each. */
    static CaseFile of(String id) {
        Random random = new Random(id.hashCode());
        CameraId camera = new CameraId("kl-0" + random.nextInt(CAMERAS));
        int bytes =
                random.nextInt(LARGE_ONE_IN) == 0 ? 250_000 + random.nextInt(500_000) : 2_000 + random.nextInt(28_000);
        List<Snapshot> pictures = Cases.pictures(id, bytes);
        return Cases.of(id, camera, pictures);
    }
}
