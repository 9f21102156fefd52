package zebrawatch.board;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import zebrawatch.account.Audit;
import zebrawatch.account.Who;
import zebrawatch.archive.CaseStore;
import zebrawatch.archive.Database;
import zebrawatch.board.mask.PlateDisplay;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.CaseJson;

/**
 * The issues of the exposure board: composed as drafts, published when an editor has looked at every picture, perhaps
 * withdrawn. A number that was given is never given again. Everything that is done stands in the audit log. Any thread may
 * use it.
 */
public final class Board {
    private static final List<Snapshot.Kind> SHOWN = List.of(Snapshot.Kind.ON, Snapshot.Kind.VEHICLE);
    private static final int NUMBERING = 0x426f6172;

    private final Database database;
    private final Audit audit;
    private final Clock clock;
    private final int firstIssue;

    /** @param firstIssue the number of the first issue that this board publishes, for a city that has published before */
    public Board(Database database, Audit audit, Clock clock, int firstIssue) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.firstIssue = firstIssue;
    }

    /** All, drafts first, then the newest numbers. */
    public List<Issue> issues() {
        return database.jdbi().withHandle(BoardRows::issues);
    }

    /** The published ones, the newest first. */
    public List<Issue> published(int most) {
        return database.jdbi().withHandle(handle -> BoardRows.published(handle, most));
    }

    public Optional<Issue> issue(UUID id) {
        return database.jdbi().withHandle(handle -> BoardRows.issue(handle, id));
    }

    /** What an issue shows, in its order. */
    public List<Item> items(UUID issue) {
        return database.jdbi().withHandle(handle -> BoardRows.items(handle, issue));
    }

    public Optional<Item> item(UUID id) {
        return database.jdbi().withHandle(handle -> BoardRows.item(handle, id));
    }

    public Optional<Photo> photo(UUID id) {
        return database.jdbi().withHandle(handle -> BoardRows.photo(handle, id));
    }

    /** The cases that no draft and no published issue shows yet. */
    public List<Nominee> withoutShown(List<Nominee> nominees) {
        return database.jdbi().withHandle(handle -> {
            List<String> shown = handle.createQuery("select t.case_id from board_item t join board_issue i"
                            + " on i.id = t.issue where i.state <> 'withdrawn'")
                    .mapTo(String.class)
                    .list();
            return nominees.stream().filter(n -> !shown.contains(n.caseId())).toList();
        });
    }

    /** The next number, if nobody else publishes before. */
    public int nextNumber() {
        return database.jdbi().withHandle(this::nextNumber);
    }

    /** An empty draft; plates are shown as in the issue before it. */
    public UUID draft(Who who) {
        UUID id = UUID.randomUUID();
        database.jdbi().useTransaction(handle -> {
            handle.createUpdate(
                            "insert into board_issue (id, title, state, plate_display, legal_basis, created, created_by)"
                                    + " select :id, '', 'draft', coalesce(max(plate_display), 'part'), coalesce(max(legal_basis), ''),"
                                    + " :now, :who from (select plate_display, legal_basis from board_issue"
                                    + " order by created desc limit 1) newest")
                    .bind("id", id)
                    .bind("now", clock.instant())
                    .bind("who", who.name())
                    .execute();
            audit.record(handle, who, "board.draft", id.toString(), "");
        });
        return id;
    }

    /**
     * Sets what a draft is called and how it shows plates; where that changes, its pictures are masked anew.
     *
     * @throws BoardException if it is no draft
     */
    public void describe(UUID issue, String title, PlateDisplay plates, String legalBasis, Who who) {
        database.jdbi().useTransaction(handle -> {
            Issue before = draft(handle, issue);
            handle.createUpdate("update board_issue set title = :title, plate_display = :plates, legal_basis = :basis"
                            + " where id = :id")
                    .bind("title", Database.text(title))
                    .bind("plates", plates.code())
                    .bind("basis", Database.text(legalBasis))
                    .bind("id", issue)
                    .execute();
            if (before.plates() != plates) {
                handle.createUpdate(MaskStore.TO_MASK + " where item in (select id from board_item where issue = :id)")
                        .bind("id", issue)
                        .execute();
            }
            audit.record(
                    handle, who, "board.describe", issue.toString(), title + "; " + plates.code() + "; " + legalBasis);
        });
    }

    /**
     * Adds a case at the end of a draft, with the pictures in which it can be shown.
     *
     * @throws BoardException if it is no draft, or the case is shown already or is not in the archive any more
     */
    public void add(UUID issue, Nominee nominee, Who who) {
        database.jdbi().useTransaction(handle -> {
            CaseStore.deleteNothing(handle);
            draft(handle, issue);
            boolean shown = handle.createQuery("select exists (select 1 from board_item t join board_issue i"
                            + " on i.id = t.issue where t.case_id = :case and i.state <> 'withdrawn')")
                    .bind("case", nominee.caseId())
                    .mapTo(Boolean.class)
                    .one();
            if (shown) {
                throw new BoardException("board.refused.shown");
            }
            CaseEvent event = handle.createQuery("select document from cases where id = :id")
                    .bind("id", nominee.caseId())
                    .mapTo(byte[].class)
                    .findOne()
                    .map(CaseJson::read)
                    .orElseThrow(() -> new BoardException("board.refused.gone"));
            UUID item = UUID.randomUUID();
            handle.createUpdate("insert into board_item (id, issue, position, case_id, place, happened, vehicle, plate)"
                            + " values (:id, :issue, (select coalesce(max(position), 0) + 1 from board_item"
                            + " where issue = :issue), :case, :place, :happened, :vehicle, :plate)")
                    .bind("id", item)
                    .bind("issue", issue)
                    .bind("case", nominee.caseId())
                    .bind("place", Database.text(nominee.place()))
                    .bind("happened", nominee.happened())
                    .bind(
                            "vehicle",
                            MaskStore.code(event.bare().ruling().vehicle().kind()))
                    .bind("plate", Database.text(nominee.plate()))
                    .execute();
            addPictures(handle, item, event);
            audit.record(handle, who, "board.add", issue.toString(), nominee.caseId());
        });
    }

    private static void addPictures(Handle handle, UUID item, CaseEvent event) {
        List<CaseEvent.Picture> pictures = new ArrayList<>();
        for (Snapshot.Kind kind : SHOWN) {
            event.pictures().stream()
                    .filter(p -> p.kind() == kind
                            && (kind == Snapshot.Kind.ON || p.vehicle().isPresent()))
                    .findFirst()
                    .ifPresent(pictures::add);
        }
        if (pictures.isEmpty()) {
            throw new BoardException("board.refused.no_pictures");
        }
        for (int i = 0; i < pictures.size(); i++) {
            CaseEvent.Picture picture = pictures.get(i);
            handle.createUpdate(
                            "insert into board_picture (id, item, seq, taken, original, own_left, own_top, own_width,"
                                    + " own_height) values (:id, :item, :seq, :taken, :original, :left, :top, :width, :height)")
                    .bind("id", UUID.randomUUID())
                    .bind("item", item)
                    .bind("seq", i + 1)
                    .bind("taken", picture.time())
                    .bind("original", picture.sha256())
                    .bind("left", picture.vehicle().map(b -> b.left()).orElse(null))
                    .bind("top", picture.vehicle().map(b -> b.top()).orElse(null))
                    .bind("width", picture.vehicle().map(b -> b.width()).orElse(null))
                    .bind("height", picture.vehicle().map(b -> b.height()).orElse(null))
                    .execute();
        }
    }

    /** Takes an item out of its draft. */
    public void remove(UUID item, Who who) {
        database.jdbi().useTransaction(handle -> {
            Item gone = itemOfDraft(handle, item);
            handle.createUpdate("delete from board_item where id = :id")
                    .bind("id", item)
                    .execute();
            audit.record(handle, who, "board.remove", gone.issue().toString(), gone.caseId());
        });
    }

    /** Takes a picture out of its item; the last one stays. */
    public void removePicture(UUID picture, Who who) {
        database.jdbi().useTransaction(handle -> {
            Photo gone =
                    BoardRows.photo(handle, picture).orElseThrow(() -> new BoardException("board.refused.unknown"));
            Item item = itemOfDraft(handle, gone.item());
            if (item.pictures().size() < 2) {
                throw new BoardException("board.refused.last_picture");
            }
            handle.createUpdate("delete from board_picture where id = :id")
                    .bind("id", picture)
                    .execute();
            audit.record(handle, who, "board.remove_picture", item.issue().toString(), item.caseId());
        });
    }

    /** Moves an item by one place, up or down; at the end it stays where it is. */
    public void move(UUID item, boolean up, Who who) {
        database.jdbi().useTransaction(handle -> {
            UUID issue = itemOfDraft(handle, item).issue();
            List<UUID> order = new ArrayList<>(
                    BoardRows.items(handle, issue).stream().map(Item::id).toList());
            int at = order.indexOf(item);
            int to = Math.max(0, Math.min(order.size() - 1, at + (up ? -1 : 1)));
            order.add(to, order.remove(at));
            for (int i = 0; i < order.size(); i++) {
                handle.createUpdate("update board_item set position = :position where id = :id")
                        .bind("position", i + 1)
                        .bind("id", order.get(i))
                        .execute();
            }
            audit.record(handle, who, "board.order", issue.toString(), (at + 1) + " -> " + (to + 1));
        });
    }

    /** Throws a draft away. */
    public void discard(UUID issue, Who who) {
        database.jdbi().useTransaction(handle -> {
            draft(handle, issue);
            handle.createUpdate("delete from board_issue where id = :id")
                    .bind("id", issue)
                    .execute();
            audit.record(handle, who, "board.discard", issue.toString(), "");
        });
    }

    /**
     * Gives a draft the next number and publishes it; the world is told through the {@link Outbox}.
     *
     * @throws BoardException if it is no draft or is empty, a picture is not confirmed, or plates are to be shown without
     *     a legal basis
     */
    public int publish(UUID issue, Who who) {
        return database.jdbi().inTransaction(handle -> {
            handle.execute("select pg_advisory_xact_lock(?)", NUMBERING);
            Issue draft = draft(handle, issue);
            if (draft.items() == 0) {
                throw new BoardException("board.refused.empty");
            }
            if (draft.open() > 0) {
                throw new BoardException("board.refused.unconfirmed");
            }
            if (draft.plates() != PlateDisplay.NONE && draft.legalBasis().isBlank()) {
                throw new BoardException("board.refused.no_basis");
            }
            int number = nextNumber(handle);
            handle.createUpdate("update board_issue set state = 'published', number = :number, published = :now,"
                            + " published_by = :who where id = :id")
                    .bind("number", number)
                    .bind("now", clock.instant())
                    .bind("who", who.name())
                    .bind("id", issue)
                    .execute();
            Outbox.write(handle, issue, "published", who, clock.instant());
            audit.record(handle, who, "board.publish", issue.toString(), String.valueOf(number));
            return number;
        });
    }

    /**
     * Takes an issue from the board; its number stays its own.
     *
     * @throws BoardException if it is not published
     */
    public void withdraw(UUID issue, String reason, Who who) {
        database.jdbi().useTransaction(handle -> {
            Instant now = clock.instant();
            int changed = handle.createUpdate("update board_issue set state = 'withdrawn', withdrawn = :now,"
                            + " withdrawn_by = :who, reason = :reason where id = :id and state = 'published'")
                    .bind("now", now)
                    .bind("who", who.name())
                    .bind("reason", Database.text(reason))
                    .bind("id", issue)
                    .execute();
            if (changed == 0) {
                throw new BoardException("board.refused.not_published");
            }
            Outbox.write(handle, issue, "withdrawn", who, now);
            audit.record(handle, who, "board.withdraw", issue.toString(), reason);
        });
    }

    /** The digest of a copy that everybody may see: confirmed, and of an issue that is published now. */
    public Optional<String> publicCopy(UUID picture) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select p.masked from board_picture p"
                                + " join board_item t on t.id = p.item join board_issue i on i.id = t.issue"
                                + " where p.id = :id and i.state = 'published' and p.confirmed is not null")
                        .bind("id", picture)
                        .mapTo(String.class)
                        .findOne());
    }

    static Issue draft(Handle handle, UUID id) {
        boolean isThere = handle.createQuery("select 1 from board_issue where id = :id for update")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (!isThere) {
            throw new BoardException("board.refused.unknown");
        }
        return BoardRows.issue(handle, id)
                .filter(Issue::isDraft)
                .orElseThrow(() -> new BoardException("board.refused.no_draft"));
    }

    static Item itemOfDraft(Handle handle, UUID id) {
        Item item = BoardRows.item(handle, id).orElseThrow(() -> new BoardException("board.refused.unknown"));
        draft(handle, item.issue());
        return item;
    }

    private int nextNumber(Handle handle) {
        return handle.createQuery("select greatest(coalesce(max(number), 0) + 1, :first) from board_issue")
                .bind("first", firstIssue)
                .mapTo(Integer.class)
                .one();
    }
}
