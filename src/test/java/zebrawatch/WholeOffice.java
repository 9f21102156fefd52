package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import zebrawatch.account.Account;
import zebrawatch.account.Role;
import zebrawatch.archive.CaseStore;
import zebrawatch.archive.MediaStore;
import zebrawatch.archive.Stored;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.fleet.CameraConfig;
import zebrawatch.fleet.CameraRegister;
import zebrawatch.publish.EventSender;
import zebrawatch.review.Desk;
import zebrawatch.review.ReviewSettings;
import zebrawatch.scene.CameraId;
import zebrawatch.web.Pages;
import zebrawatch.web.TestOffice;
import zebrawatch.web.Visitor;
import zebrawatch.zones.Cameras;
import zebrawatch.zones.StillStore;
import zebrawatch.zones.Wellbeing;
import zebrawatch.zones.ZonesPages;

/** The pages of all rooms, as {@link Office} puts them together, for tests of every page and route. */
final class WholeOffice implements AutoCloseable {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant HAPPENED = Instant.parse("2026-11-22T00:15:30.240Z");
    private static final int CASES = 6;
    private static final int CONFIRMED = 3;

    private final Path folder;
    private final String bootstrap;
    private final MediaStore media;
    private final List<Desk> desks = new ArrayList<>();
    private final TestOffice office;

    private WholeOffice(Path folder, String bootstrap) {
        this.folder = folder;
        this.bootstrap = bootstrap;
        this.media = MediaStore.open(folder.resolve("media"));
        this.office = TestOffice.open(this::rooms);
    }

    /** @param bootstrap of a broker, which may be away */
    static WholeOffice open(Path folder, String bootstrap) {
        return new WholeOffice(folder, bootstrap);
    }

    TestOffice office() {
        return office;
    }

    private List<Pages> rooms(TestOffice o) {
        ReviewSettings review = new ReviewSettings(Optional.empty(), 5, Duration.ofMinutes(10), 0);
        Desk desk = new Desk(o.database(), media, o.staff(), review, SHANGHAI, o.clock());
        desks.add(desk);
        ZonesPages zones = new ZonesPages(
                new Cameras(bootstrap, Map.of(), o.audit(), o.clock()),
                new StillStore(o.database()),
                new Wellbeing(o.clock()));
        return Office.rooms(
                new Office.Stores(
                        o.database(),
                        media,
                        new CaseStore(o.database(), media),
                        o.staff(),
                        desk,
                        SHANGHAI,
                        zones,
                        o.clock(),
                        1),
                Set::of);
    }

    /**
     * Has something on every page: cases that wait and others that are confirmed, a published issue and a draft, a camera.
     *
     * @return somebody who may do everything
     */
    Visitor fill() throws Exception {
        CaseStore archive = new CaseStore(office.database(), media);
        List<SealedCase> cases = new ArrayList<>();
        for (int n = 0; n < CASES; n++) {
            cases.add(sealed("c-" + n));
        }
        Stored.keep(archive, folder, office.clock().instant(), cases);
        Stored.quarantine(archive, folder, office.clock().instant(), List.of(sealed("c-forged")));
        new CameraRegister(bootstrap, "importer", Map.of())
                .change(there -> new CameraRegister.Changes(List.of(camera()), Set.of()));
        Visitor visitor = office.visitor(everything());
        AutoCloseable rounds = desks.get(0).startRounds(EventSender.ofDecisions(bootstrap, Map.of()));
        try {
            for (int n = 0; n < CONFIRMED; n++) {
                confirm(visitor);
            }
        } finally {
            rounds.close();
        }
        office.clock().pass(ReviewSettings.UNDO.plusSeconds(1));
        compose(visitor, true);
        compose(visitor, false);
        return visitor;
    }

    /** Who may do everything; the only administrator. */
    Account everything() {
        return office.staff().accounts().all().stream()
                .filter(account -> account.name().equals("all"))
                .findFirst()
                .orElseGet(() -> office.account("all", Role.OFFICER, Role.SUPERVISOR, Role.EDITOR, Role.ADMINISTRATOR));
    }

    private static SealedCase sealed(String id) throws IOException {
        List<Snapshot> snapshots = new ArrayList<>();
        for (Snapshot.Kind kind : Cases.FOUR) {
            BufferedImage picture = new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB);
            picture.setRGB(snapshots.size(), id.hashCode() & 511, 0xffffff);
            ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
            ImageIO.write(picture, "jpg", jpeg);
            snapshots.add(new Snapshot(kind, HAPPENED.plusMillis(400L * snapshots.size()), jpeg.toByteArray()));
        }
        return Cases.sealed(Cases.of(id, new CameraId("kl-012"), snapshots));
    }

    private static CameraConfig camera() {
        try {
            String text = Files.readString(Path.of("samples/violation-near-side/camera.yaml"));
            return CameraConfig.given(
                    new CameraId("kl-1"), text.replaceFirst("camera: .*", "camera: kl-1"), Instant.EPOCH);
        } catch (IOException e) {
            throw new UncheckedFailure(e);
        }
    }

    private static final class UncheckedFailure extends RuntimeException {
        private static final long serialVersionUID = 1;

        UncheckedFailure(Exception cause) {
            super(cause);
        }
    }

    /** As soon as there is one. */
    private void confirm(Visitor visitor) throws InterruptedException {
        String page = location(visitor, "/review/next");
        while (page.contains("empty")) {
            Thread.sleep(100);
            page = location(visitor, "/review/next");
        }
        assertThat(visitor.post(
                                page + "/decision",
                                Map.of(
                                        "outcome", "confirmed",
                                        "category", "private",
                                        "plate", "贵H12345",
                                        "note", ""))
                        .statusCode())
                .isEqualTo(204);
    }

    /** Without the nets, which take their time: the copies are the originals. */
    private void compose(Visitor visitor, boolean published) {
        String issue = location(visitor, "/exposures");
        visitor.post(issue + "/describe", Map.of("title", "专刊", "plates", "part", "legal_basis", "办法"));
        String nominee = visitor.get(issue).body().replaceAll("(?s).*?name=\"nominee\" value=\"([^\"]+)\".*", "$1");
        assertThat(visitor.post(issue + "/add", Map.of("nominee", nominee)).statusCode())
                .isEqualTo(303);
        office.database()
                .jdbi()
                .useHandle(handle -> handle.execute("update board_picture set masked = original, width = 1280,"
                        + " height = 720" + (published ? ", confirmed = now(), confirmed_by = 'all'" : "")));
        if (published) {
            visitor.post(issue + "/publish", Map.of());
        }
    }

    private static String location(Visitor visitor, String path) {
        return visitor.post(path, Map.of()).headers().firstValue("Location").orElseThrow();
    }

    @Override
    public void close() {
        office.close();
        media.close();
    }
}
