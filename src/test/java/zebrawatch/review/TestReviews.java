package zebrawatch.review;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import zebrawatch.archive.CaseStore;
import zebrawatch.archive.Database;
import zebrawatch.archive.MediaStore;
import zebrawatch.archive.Stored;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.scene.CameraId;
import zebrawatch.web.Pages;
import zebrawatch.web.TestOffice;

/** Cases that wait in an office for tests of its pages. */
final class TestReviews {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final Instant MONDAY = Instant.parse("2026-11-16T00:15:30Z");

    private TestReviews() {}

    static Desk desk(TestOffice office, MediaStore media) {
        ReviewSettings settings = new ReviewSettings(Optional.empty(), 5, Duration.ofMinutes(10), 0);
        return new Desk(office.database(), media, office.staff(), settings, SHANGHAI, office.clock());
    }

    static List<Pages> pages(Desk desk) {
        return List.of(new QueuePages(desk), new CasePages(desk), new ListPages(desk));
    }

    /** Puts cases, a quarter of an hour apart, into the queue. */
    static void queue(
            Database database, MediaStore media, Path folder, String place, int cases, List<Snapshot> snapshots)
            throws IOException {
        List<SealedCase> sealed = new ArrayList<>();
        for (int n = 0; n < cases; n++) {
            sealed.add(Cases.sealed(Cases.of(
                    "c-" + n,
                    new CameraId("kl-%03d".formatted(n % 416)),
                    place + (n % 20 == 0 ? "" : "(" + n % 20 + ")"),
                    MONDAY.plus(Duration.ofMinutes(n)),
                    snapshots)));
        }
        Stored.keep(new CaseStore(database, media), folder, MONDAY.plus(Duration.ofDays(10)), sealed);
    }

    static void fill(Desk desk) {
        while (desk.docket().fill() > 0) {
            // until there are no more
        }
    }

    /** Pictures of 1280 x 720 of a street by day, and a sample's clip. */
    static List<Snapshot> pictures() throws IOException {
        List<Snapshot> snapshots = new ArrayList<>();
        List<Snapshot.Kind> kinds = List.of(
                Snapshot.Kind.BEFORE,
                Snapshot.Kind.ON,
                Snapshot.Kind.AFTER,
                Snapshot.Kind.VEHICLE,
                Snapshot.Kind.BEFORE_MARKED,
                Snapshot.Kind.ON_MARKED,
                Snapshot.Kind.AFTER_MARKED,
                Snapshot.Kind.COMPOSITE);
        for (Snapshot.Kind kind : kinds) {
            int number = snapshots.size();
            snapshots.add(new Snapshot(kind, MONDAY.plusMillis(400L * number), street(kind, 120 * (number % 3))));
        }
        snapshots.add(new Snapshot(
                Snapshot.Kind.CLIP, MONDAY, Files.readAllBytes(Path.of("samples/violation-near-side/clip.mp4"))));
        return snapshots;
    }

    private static byte[] street(Snapshot.Kind kind, int driven) throws IOException {
        BufferedImage picture = new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(new Color(120, 124, 130));
        pen.fillRect(0, 0, 1280, 720);
        pen.setColor(Color.WHITE);
        for (int x = 0; x < 1280; x += 90) {
            pen.fillRect(x, 320, 45, 120);
        }
        pen.setColor(new Color(30, 60, 160));
        pen.fillRect(400, 360 - driven, 220, 160);
        if (kind.code().endsWith("marked")) {
            pen.setColor(Color.RED);
            pen.drawRect(390, 350 - driven, 240, 180);
        }
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", out);
        return out.toByteArray();
    }
}
