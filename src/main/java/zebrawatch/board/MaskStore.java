package zebrawatch.board;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import zebrawatch.account.Audit;
import zebrawatch.account.Who;
import zebrawatch.archive.ArchiveException;
import zebrawatch.archive.CaseStore;
import zebrawatch.archive.Database;
import zebrawatch.archive.MediaStore;
import zebrawatch.board.mask.Mask;
import zebrawatch.board.mask.Mask.Reason;
import zebrawatch.board.mask.Masked;
import zebrawatch.board.mask.Masking;
import zebrawatch.board.mask.PlateDisplay;
import zebrawatch.scene.Box;
import zebrawatch.scene.RoadUser;

/**
 * The masks of the board's pictures and the copies made with them. What must be masked stays masked; editors add to it and
 * confirm what they saw. Any thread may use it.
 */
public final class MaskStore {
    /** Begins the statement that has pictures masked anew. */
    static final String TO_MASK = "update board_picture set masked = null, trouble = '', version = version + 1,"
            + " confirmed = null, confirmed_by = ''";

    /** Pixels; what is drawn smaller is a slip of the hand. */
    private static final double LEAST = 4;

    private static final int MOST_DRAWN = 200;

    private final Database database;
    private final MediaStore media;
    private final Audit audit;
    private final Clock clock;

    public MaskStore(Database database, MediaStore media, Audit audit, Clock clock) {
        this.database = database;
        this.media = media;
        this.audit = audit;
        this.clock = clock;
    }

    /** A picture that nobody has masked yet, with what decides on its masks. */
    record Waiting(Photo photo, RoadUser vehicle, PlateDisplay plates) {}

    /** The next one to be masked. */
    Optional<Waiting> next() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select p.*, t.vehicle, i.plate_display from board_picture p"
                                + " join board_item t on t.id = p.item join board_issue i on i.id = t.issue"
                                + " where p.masked is null and p.trouble = '' and i.state = 'draft'"
                                + " order by i.created desc, t.position, p.seq limit 1")
                        .map((row, context) -> new Waiting(
                                BoardRows.photo(row),
                                RoadUser.valueOf(row.getString("vehicle").toUpperCase(Locale.ROOT)),
                                PlateDisplay.of(row.getString("plate_display"))))
                        .findOne());
    }

    /** Stores what a picture needs and makes the copy, unless the picture has changed meanwhile. */
    void store(Photo photo, List<Mask> needed) {
        byte[] original = read(photo.original());
        database.jdbi().useTransaction(handle -> {
            if (isStill(handle, photo)) {
                handle.createUpdate("delete from board_mask where picture = :id and why <> 'drawn'")
                        .bind("id", photo.id())
                        .execute();
                insert(handle, photo.id(), needed);
                copy(handle, photo.id(), original);
            }
        });
    }

    /** Notes why a picture cannot be masked. */
    void refuse(Photo photo, String why) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "update board_picture set trouble = :why where id = :id and version = :version")
                        .bind("why", Database.text(why))
                        .bind("id", photo.id())
                        .bind("version", photo.version())
                        .execute());
    }

    /** Everything that is masked in a picture. */
    public List<Mask> masks(UUID picture) {
        return database.jdbi().withHandle(handle -> masks(handle, picture));
    }

    /**
     * Adds a mask that an editor drew and makes the copy anew; it has to be confirmed again.
     *
     * @throws BoardException if the picture is of no draft or not masked yet, or the box is no box in it
     */
    public void draw(UUID picture, Box box, Who who) {
        Photo before = photo(picture);
        byte[] original = read(before.original());
        database.jdbi().useTransaction(handle -> {
            Item item = Board.itemOfDraft(handle, before.item());
            requireIn(box, before);
            if (masks(handle, picture).stream()
                            .filter(m -> m.why() == Reason.DRAWN)
                            .count()
                    >= MOST_DRAWN) {
                throw new BoardException("board.refused.too_many");
            }
            insert(handle, picture, List.of(new Mask(box, Reason.DRAWN)));
            copy(handle, picture, original);
            audit.record(handle, who, "board.draw", item.issue().toString(), picture + " " + box);
        });
    }

    /** Removes all masks that editors drew; what must be masked stays. */
    public void undraw(UUID picture, Who who) {
        Photo before = photo(picture);
        byte[] original = read(before.original());
        database.jdbi().useTransaction(handle -> {
            Item item = Board.itemOfDraft(handle, before.item());
            if (before.masked().isEmpty()) {
                throw new BoardException("board.refused.not_masked");
            }
            handle.createUpdate("delete from board_mask where picture = :id and why = 'drawn'")
                    .bind("id", picture)
                    .execute();
            copy(handle, picture, original);
            audit.record(handle, who, "board.undraw", item.issue().toString(), picture.toString());
        });
    }

    /**
     * Says where the case's vehicle is, which stays to be seen; the picture is masked anew.
     *
     * @throws BoardException if the picture is of no draft, or the box is no box in it
     */
    public void own(UUID picture, Box box, Who who) {
        Photo before = photo(picture);
        requireIn(box, before);
        database.jdbi().useTransaction(handle -> {
            Item item = Board.itemOfDraft(handle, before.item());
            handle.createUpdate(TO_MASK + ", own_left = :left, own_top = :top, own_width = :width, own_height = :height"
                            + " where id = :id")
                    .bind("left", box.left())
                    .bind("top", box.top())
                    .bind("width", box.width())
                    .bind("height", box.height())
                    .bind("id", picture)
                    .execute();
            audit.record(handle, who, "board.own", item.issue().toString(), picture + " " + box);
        });
    }

    /**
     * An editor looked at the copy of that version and found nobody recognisable in it.
     *
     * @throws BoardException if it is of no draft, or another copy was made meanwhile
     */
    public void confirm(UUID picture, int version, Who who) {
        Photo before = photo(picture);
        database.jdbi().useTransaction(handle -> {
            Item item = Board.itemOfDraft(handle, before.item());
            int changed = handle.createUpdate("update board_picture set confirmed = :now, confirmed_by = :who"
                            + " where id = :id and version = :version and masked is not null")
                    .bind("now", clock.instant())
                    .bind("who", who.name())
                    .bind("id", picture)
                    .bind("version", version)
                    .execute();
            if (changed == 0) {
                throw new BoardException("board.refused.changed");
            }
            audit.record(handle, who, "board.confirm", item.issue().toString(), picture + " " + version);
        });
    }

    /**
     * The bytes of a picture.
     *
     * @throws BoardException if they are not there any more
     */
    public byte[] read(String sha256) {
        try {
            if (!Files.exists(media.path(sha256))) {
                throw new BoardException("board.refused.gone");
            }
            return Files.readAllBytes(media.path(sha256));
        } catch (IOException e) {
            throw new ArchiveException("a picture of the board cannot be read from disk", e);
        }
    }

    /** A road user as the database has it. */
    static String code(RoadUser kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private Photo photo(UUID picture) {
        return database.jdbi()
                .withHandle(handle -> BoardRows.photo(handle, picture))
                .orElseThrow(() -> new BoardException("board.refused.unknown"));
    }

    private static void requireIn(Box box, Photo photo) {
        if (photo.masked().isEmpty()) {
            throw new BoardException("board.refused.not_masked");
        }
        Box inside = box.within(new Box(0, 0, photo.width(), photo.height())).orElse(new Box(0, 0, 0, 0));
        if (inside.width() < LEAST || inside.height() < LEAST) {
            throw new BoardException("board.refused.small");
        }
    }

    private static boolean isStill(Handle handle, Photo photo) {
        return handle.createQuery("select version from board_picture where id = :id for update")
                .bind("id", photo.id())
                .mapTo(Integer.class)
                .findOne()
                .filter(version -> version == photo.version())
                .isPresent();
    }

    /** Makes the copy with all masks there are; it is on disk before the database says so. */
    private void copy(Handle handle, UUID picture, byte[] original) {
        CaseStore.deleteNothing(handle);
        Masked masked = Masking.masked(original, masks(handle, picture));
        media.put(Map.of(masked.sha256(), masked.jpeg()));
        handle.createUpdate("update board_picture set masked = :sha256, width = :width, height = :height, trouble = '',"
                        + " version = version + 1, confirmed = null, confirmed_by = '' where id = :id")
                .bind("sha256", masked.sha256())
                .bind("width", masked.width())
                .bind("height", masked.height())
                .bind("id", picture)
                .execute();
    }

    private static List<Mask> masks(Handle handle, UUID picture) {
        return handle.createQuery("select * from board_mask where picture = :id order by number")
                .bind("id", picture)
                .map((row, context) -> new Mask(
                        new Box(
                                row.getDouble("left"),
                                row.getDouble("top"),
                                row.getDouble("width"),
                                row.getDouble("height")),
                        Reason.valueOf(row.getString("why").toUpperCase(Locale.ROOT))))
                .list();
    }

    private static void insert(Handle handle, UUID picture, List<Mask> masks) {
        if (masks.isEmpty()) {
            return;
        }
        PreparedBatch rows = handle.prepareBatch("insert into board_mask (picture, why, \"left\", top, width, height)"
                + " values (:picture, :why, :left, :top, :width, :height)");
        masks.forEach(mask -> rows.bind("picture", picture)
                .bind("why", mask.why().code())
                .bind("left", mask.box().left())
                .bind("top", mask.box().top())
                .bind("width", mask.box().width())
                .bind("height", mask.box().height())
                .add());
        rows.execute();
    }
}
