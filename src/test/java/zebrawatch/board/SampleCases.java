package zebrawatch.board;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import zebrawatch.archive.Database;
import zebrawatch.archive.MediaStore;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Jpeg;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.harness.evaluate.Truth;
import zebrawatch.harness.evaluate.TruthFile;
import zebrawatch.scene.Box;
import zebrawatch.scene.CameraId;
import zebrawatch.video.FileSource;
import zebrawatch.video.Frame;

/** Cases in an archive, with pictures of sample clips. */
final class SampleCases {
    private static final Instant ARRIVED = Instant.parse("2026-11-22T00:16:00Z");
    private static final int FPS = 12;

    private SampleCases() {}

    /** A case of the vehicle that a sample's truth expects a ruling of, at that time and a little after. */
    static Nominee ofSample(Database database, MediaStore media, String sample) {
        Path folder = Path.of("samples", sample);
        Truth truth = TruthFile.read(folder.resolve("truth.json"));
        int number = (int) Math.round(truth.expected().get(0).from() * FPS) + 4;
        Box own = truth.moments()
                .get(number)
                .of(truth.expected().get(0).vehicle().orElseThrow())
                .orElseThrow()
                .box();
        try (Mat picture = picture(folder.resolve("clip.mp4"), number)) {
            Snapshot on = new Snapshot(Snapshot.Kind.ON, ARRIVED, Jpeg.encode(picture, 92), Optional.of(own));
            return stored(database, media, sample, List.of(on, closeUp(picture, own)));
        }
    }

    /** A case whose vehicle nobody knows the place of in its only picture. */
    static Nominee plain(Database database, MediaStore media, String id) {
        try (Mat grey = new Mat(72, 128, org.bytedeco.opencv.global.opencv_core.CV_8UC3)) {
            grey.put(org.bytedeco.opencv.opencv_core.Scalar.all(90));
            return stored(database, media, id, List.of(new Snapshot(Snapshot.Kind.ON, ARRIVED, Jpeg.encode(grey, 92))));
        }
    }

    private static Nominee stored(Database database, MediaStore media, String id, List<Snapshot> snapshots) {
        CaseFile file = Cases.of(id, new CameraId("kl-012"), snapshots);
        SealedCase sealed = Cases.sealed(file);
        media.put(snapshots.stream().collect(Collectors.toMap(Snapshot::sha256, Snapshot::bytes)));
        database.jdbi()
                .useHandle(
                        handle -> handle.createUpdate("insert into cases (id, camera, place, crossing, kind, happened,"
                                        + " arrived, station, number, document, document_sha256) values (:id, 'kl-012', :place,"
                                        + " 'main', 'failure_to_yield', :at, :at, 'box-07', 1, :document, :sha256)")
                                .bind("id", id)
                                .bind("place", file.place())
                                .bind("at", ARRIVED)
                                .bind("document", sealed.document())
                                .bind("sha256", sealed.sha256())
                                .execute());
        return new Nominee(UUID.randomUUID(), id, file.place(), ARRIVED, "贵H·5K208");
    }

    private static Mat picture(Path clip, int number) {
        try (FileSource source = new FileSource(new CameraId("sample"), clip, Instant.EPOCH)) {
            for (int i = 0; i < number; i++) {
                source.next().orElseThrow().close();
            }
            try (Frame frame = source.next().orElseThrow()) {
                return frame.pixels().clone();
            }
        }
    }

    private static Snapshot closeUp(Mat picture, Box own) {
        int left = (int) Math.max(0, own.left() - 20);
        int top = (int) Math.max(0, own.top() - 20);
        int right = (int) Math.min(picture.cols(), own.right() + 20);
        int bottom = (int) Math.min(picture.rows(), own.bottom() + 20);
        try (Rect around = new Rect(left, top, right - left, bottom - top);
                Mat cut = picture.apply(around);
                Mat large = new Mat();
                Size size = new Size(2 * cut.cols(), 2 * cut.rows())) {
            opencv_imgproc.resize(cut, large, size, 0, 0, opencv_imgproc.INTER_CUBIC);
            Box there = new Box(2 * (own.left() - left), 2 * (own.top() - top), 2 * own.width(), 2 * own.height());
            return new Snapshot(Snapshot.Kind.VEHICLE, ARRIVED, Jpeg.encode(large, 92), Optional.of(there));
        }
    }
}
