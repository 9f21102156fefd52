package zebrawatch.archive;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.evidence.Sha256;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.CaseJson;
import zebrawatch.evidence.seal.Seal;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.evidence.verify.PackageContents;
import zebrawatch.publish.Arrival;
import zebrawatch.publish.Arrivals;
import zebrawatch.publish.Position;
import zebrawatch.publish.SpoiltRecord;

/**
 * Cases in database and media store. What arrives goes to disk first, then into the database in one transaction with the
 * place where reading goes on: a kill at any moment loses nothing and doubles nothing. Any thread may use it; storing and
 * deleting take turns, so that no file goes that a new row names.
 */
public final class CaseStore {
    private static final Logger LOG = LoggerFactory.getLogger(CaseStore.class);
    private static final int DELETED_AT_A_TIME = 200;
    /** A lock of PostgreSQL: "goes" in ASCII. */
    private static final int DELETING = 0x67_6f_65_73;

    private final Database database;
    private final MediaStore media;

    public CaseStore(Database database, MediaStore media) {
        this.database = database;
        this.media = media;
    }

    /** How many cases were stored and how many put into quarantine. */
    public record Kept(int cases, int quarantined) {}

    /** Where reading goes on, of every topic. */
    public List<Position> positions() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select topic, partition, next_offset from reading_position")
                        .map((row, context) -> new Position(
                                row.getString("topic"), row.getInt("partition"), row.getLong("next_offset")))
                        .list());
    }

    /** Whether the case of an id arrived, be it in quarantine or deleted since. */
    public boolean knows(String caseId) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select exists (select 1 from cases where id = :id)"
                                + " or exists (select 1 from quarantine where case_id = :id)"
                                + " or exists (select 1 from deletion where name = :id)")
                        .bind("id", caseId)
                        .mapTo(Boolean.class)
                        .one());
    }

    /**
     * Stores what arrived, all of it or nothing; what is there already stays as it is.
     *
     * @throws RuntimeException of the database or the media store; the same may be tried again
     */
    public synchronized Kept keep(Arrivals arrivals, Trust trust, Instant now) {
        List<Arrival> arrived = withoutDeleted(arrivals.cases());
        Map<String, byte[]> contents = new HashMap<>();
        arrived.forEach(c -> c.sealed().caseFile().snapshots().forEach(s -> contents.put(s.sha256(), s.bytes())));
        Map<SpoiltRecord, String> spoilt = digests(arrivals.spoilt());
        spoilt.forEach((record, sha256) -> contents.put(sha256, record.content()));
        media.put(contents);
        Map<Arrival, List<Doubt>> doubts = new HashMap<>();
        arrived.forEach(c -> doubts.put(c, trust.doubts(c.contents())));
        return database.jdbi().inTransaction(handle -> {
            int cases = 0;
            int quarantined = 0;
            for (Arrival arrival : arrived) {
                List<Doubt> wrong = doubts.getOrDefault(arrival, List.of());
                if (wrong.isEmpty()
                        && insert(handle, arrival.says(), arrival.sealed().document(), now)) {
                    cases++;
                } else if (wrong.isEmpty() && isStored(handle, arrival.sealed())) {
                    LOG.info(
                            "case {} is known already",
                            arrival.sealed().caseFile().id());
                } else if (wrong.isEmpty()) {
                    quarantined += quarantine(handle, arrival, List.of(Doubt.ANOTHER), now) ? 1 : 0;
                } else {
                    quarantined += quarantine(handle, arrival, wrong, now) ? 1 : 0;
                }
            }
            setAside(handle, spoilt, now);
            ReadingPositions.move(handle, arrivals.positions());
            return new Kept(cases, quarantined);
        });
    }

    /**
     * Sets records of another topic aside and moves on in it, in one transaction with what another room stores of it.
     *
     * @throws RuntimeException of the database or the media store; the same may be tried again
     */
    public synchronized void keep(
            List<SpoiltRecord> spoilt, List<Position> positions, Instant now, Consumer<Handle> others) {
        Map<SpoiltRecord, String> digests = digests(spoilt);
        Map<String, byte[]> contents = new HashMap<>();
        digests.forEach((record, sha256) -> contents.put(sha256, record.content()));
        media.put(contents);
        database.jdbi().useTransaction(handle -> {
            others.accept(handle);
            setAside(handle, digests, now);
            ReadingPositions.move(handle, positions);
        });
    }

    private static Map<SpoiltRecord, String> digests(List<SpoiltRecord> spoilt) {
        return spoilt.stream().collect(Collectors.toMap(record -> record, record -> Sha256.of(record.content())));
    }

    /** Nothing of a case that was deleted comes back to the disk. */
    private List<Arrival> withoutDeleted(List<Arrival> cases) {
        if (cases.isEmpty()) {
            return cases;
        }
        List<String> deleted = database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select name from deletion where what = 'case' and name in (<ids>)")
                        .bindList(
                                "ids",
                                cases.stream()
                                        .map(c -> c.sealed().caseFile().id())
                                        .toList())
                        .mapTo(String.class)
                        .list());
        return cases.stream()
                .filter(c -> !deleted.contains(c.sealed().caseFile().id()))
                .toList();
    }

    private static boolean isStored(Handle handle, SealedCase sealed) {
        return handle.createQuery("select exists (select 1 from cases where id = :id and document_sha256 = :sha256)")
                .bind("id", sealed.caseFile().id())
                .bind("sha256", sealed.sha256())
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * Looks at what is in quarantine again and stores what can be believed now, because somebody trusts its station since.
     *
     * @return how many cases were stored
     */
    public synchronized int release(Trust trust) {
        int released = 0;
        for (long number : database.jdbi()
                .withHandle(h -> h.createQuery("select number from quarantine order by number")
                        .mapTo(Long.class)
                        .list())) {
            released += database.jdbi().inTransaction(handle -> release(handle, number, trust)) ? 1 : 0;
        }
        return released;
    }

    /**
     * Deletes what arrived before a time, media included, and records each deletion. A case that is held stays: nobody has
     * decided it, or it was confirmed and not handed over, or the board shows it or is about to.
     *
     * @return how many cases, packages in quarantine and records that were set aside went
     */
    public int delete(Instant before, Instant now) {
        int all = 0;
        int some;
        do {
            some = deleteSome(before, now);
            all += some;
        } while (some > 0);
        return all;
    }

    private synchronized int deleteSome(Instant before, Instant now) {
        int some = database.jdbi().inTransaction(handle -> {
            handle.execute("select pg_advisory_xact_lock(?)", DELETING);
            return deleteCases(handle, before, now)
                    + deleteQuarantined(handle, before, now)
                    + deleteSetAside(handle, before, now);
        });
        removeFiles();
        return some;
    }

    /** Also those that an earlier run did not come to. */
    private void removeFiles() {
        database.jdbi().useTransaction(handle -> {
            handle.execute("select pg_advisory_xact_lock(?)", DELETING);
            handle
                    .createQuery("delete from media_leaving m returning sha256, exists"
                            + " (select 1 from media_needed where sha256 = m.sha256) as needed")
                    .map((row, context) -> row.getBoolean("needed") ? "" : row.getString("sha256"))
                    .list()
                    .stream()
                    .filter(sha256 -> !sha256.isEmpty())
                    .forEach(media::remove);
        });
    }

    /**
     * Has nothing deleted, neither case nor file, until a transaction ends; for a room that is about to need one.
     *
     * @param handle of the transaction, asked before it looks for what it needs
     */
    public static void deleteNothing(Handle handle) {
        handle.execute("select pg_advisory_xact_lock_shared(?)", DELETING);
    }

    private static int deleteCases(Handle handle, Instant before, Instant now) {
        return go(
                handle,
                before,
                now,
                "with old as (select id from cases where arrived < :before and not held"
                        + " and not exists (select 1 from case_needed where case_id = cases.id) order by arrived limit :most for update),"
                        + " leaving as (insert into media_leaving select distinct sha256 from case_media"
                        + " where case_id in (select id from old) on conflict do nothing)"
                        + " insert into deletion (what, name, arrived, deleted, sha256)"
                        + " select 'case', id, arrived, :now, document_sha256 from cases where id in (select id from old)",
                "delete from cases where id in (select name from deletion where what = 'case' and deleted = :now)");
    }

    private static int deleteQuarantined(Handle handle, Instant before, Instant now) {
        return go(
                handle,
                before,
                now,
                "with old as (select number from quarantine where arrived < :before order by arrived limit :most for update),"
                        + " leaving as (insert into media_leaving select distinct sha256 from quarantine_media"
                        + " where quarantine_number in (select number from old) on conflict do nothing)"
                        + " insert into deletion (what, name, arrived, deleted, sha256)"
                        + " select 'quarantine', case_id, arrived, :now, document_sha256 from quarantine"
                        + " where number in (select number from old)",
                "delete from quarantine q using deletion d where d.what = 'quarantine' and d.deleted = :now"
                        + " and d.name = q.case_id and d.sha256 = q.document_sha256");
    }

    private static int deleteSetAside(Handle handle, Instant before, Instant now) {
        return go(
                handle,
                before,
                now,
                "with old as (select * from set_aside where arrived < :before order by arrived limit :most for update),"
                        + " leaving as (insert into media_leaving select distinct sha256 from old on conflict do nothing)"
                        + " insert into deletion (what, name, arrived, deleted, sha256)"
                        + " select 'record', topic || '-' || partition || ' ' || record_offset, arrived, :now, sha256 from old",
                "delete from set_aside s using deletion d where d.what = 'record' and d.deleted = :now"
                        + " and d.name = s.topic || '-' || s.partition || ' ' || s.record_offset");
    }

    private static int go(Handle handle, Instant before, Instant now, String record, String delete) {
        int recorded = handle.createUpdate(record)
                .bind("before", before)
                .bind("now", now)
                .bind("most", DELETED_AT_A_TIME)
                .execute();
        if (recorded > 0) {
            handle.createUpdate(delete).bind("now", now).execute();
        }
        return recorded;
    }

    private static boolean insert(Handle handle, CaseEvent event, byte[] document, Instant arrived) {
        Seal seal = event.seal().orElseThrow();
        String sha256 = Sha256.of(document);
        int inserted = handle.createUpdate("insert into cases (id, camera, place, crossing, kind, happened, arrived,"
                        + " station, number, document, document_sha256) values (:id, :camera, :place, :crossing, :kind,"
                        + " :happened, :arrived, :station, :number, :document, :sha256)"
                        + " on conflict do nothing")
                .bind("id", event.id())
                .bind("camera", event.bare().camera().value())
                .bind("place", Database.text(event.bare().place()))
                .bind("crossing", Database.text(event.bare().ruling().crossing()))
                .bind("kind", event.bare().ruling().kind().code())
                .bind("happened", event.bare().ruling().time())
                .bind("arrived", arrived)
                .bind("station", Database.text(seal.station()))
                .bind("number", seal.number())
                .bind("document", document)
                .bind("sha256", sha256)
                .execute();
        if (inserted == 0) {
            return false;
        }
        PreparedBatch rows =
                handle.prepareBatch("insert into case_media (case_id, seq, file, media_type, sha256, bytes)"
                        + " values (:owner, :seq, :file, :type, :sha256, :bytes)");
        event.pictures().forEach(picture -> add(rows, event.id(), picture));
        execute(rows);
        return true;
    }

    private static boolean quarantine(Handle handle, Arrival arrival, List<Doubt> doubts, Instant arrived) {
        byte[] document = arrival.sealed().document();
        CaseEvent event = arrival.says();
        List<Long> numbers = handle.createQuery(
                        "insert into quarantine (case_id, camera, arrived, findings, kinds, document,"
                                + " document_sha256) values (:id, :camera, :arrived, :findings, :kinds, :document, :sha256)"
                                + " on conflict do nothing returning number")
                .bind("id", event.id())
                .bind("camera", event.bare().camera().value())
                .bind("arrived", arrived)
                .bind("findings", Database.text(sentences(doubts, "\n")))
                .bindArray(
                        "kinds", String.class, doubts.stream().map(Doubt::kind).toList())
                .bind("document", document)
                .bind("sha256", arrival.sealed().sha256())
                .mapTo(Long.class)
                .list();
        if (numbers.isEmpty()) {
            return false;
        }
        LOG.warn("{}: case {} goes into quarantine: {}", event.bare().camera(), event.id(), sentences(doubts, "; "));
        List<String> there = arrival.sealed().caseFile().snapshots().stream()
                .map(Snapshot::sha256)
                .toList();
        PreparedBatch rows =
                handle.prepareBatch("insert into quarantine_media (quarantine_number, seq, file, media_type,"
                        + " sha256, bytes) values (:owner, :seq, :file, :type, :sha256, :bytes)");
        event.pictures().stream()
                .filter(picture -> there.contains(picture.sha256()))
                .forEach(picture -> add(rows, numbers.get(0), picture));
        execute(rows);
        return true;
    }

    private static String sentences(List<Doubt> doubts, String between) {
        return doubts.stream().map(Doubt::sentence).collect(Collectors.joining(between));
    }

    private static void add(PreparedBatch rows, Object owner, CaseEvent.Picture picture) {
        rows.bind("owner", owner)
                .bind("seq", picture.seq())
                .bind("file", Database.text(picture.file()))
                .bind("type", picture.kind().media().type())
                .bind("sha256", picture.sha256())
                .bind("bytes", picture.bytes())
                .add();
    }

    private static boolean release(Handle handle, long number, Trust trust) {
        record Held(String caseId, Optional<byte[]> document, Instant arrived) {}

        Held held = handle.createQuery("select case_id, document, arrived from quarantine where number = :number")
                .bind("number", number)
                .map((row, context) -> new Held(
                        row.getString("case_id"),
                        Optional.of(row.getBytes("document")),
                        row.getTimestamp("arrived").toInstant()))
                .one();
        Map<String, String> digests = handle
                .createQuery("select file, sha256 from quarantine_media where quarantine_number = :number")
                .bind("number", number)
                .map((row, context) -> Map.entry(row.getString("file"), row.getString("sha256")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        PackageContents contents = new PackageContents(held.caseId(), held.document(), digests);
        if (!trust.doubts(contents).isEmpty()) {
            return false;
        }
        byte[] document = held.document().orElseThrow();
        boolean inserted = insert(handle, CaseJson.read(document), document, held.arrived());
        if (inserted) {
            handle.execute("delete from quarantine where number = ?", number);
        }
        return inserted;
    }

    private static void setAside(Handle handle, Map<SpoiltRecord, String> spoilt, Instant arrived) {
        PreparedBatch rows =
                handle.prepareBatch("insert into set_aside (topic, partition, record_offset, kind, reason, arrived,"
                        + " sha256, bytes) values (:topic, :partition, :offset, :kind, :reason, :arrived, :sha256, :bytes)"
                        + " on conflict do nothing");
        spoilt.forEach((record, sha256) -> {
            LOG.warn("{}", record);
            rows.bind("topic", record.at().topic())
                    .bind("partition", record.at().partition())
                    .bind("offset", record.at().offset())
                    .bind("kind", record.kind().code())
                    .bind("reason", Database.text(record.reason()))
                    .bind("arrived", arrived)
                    .bind("sha256", sha256)
                    .bind("bytes", record.content().length)
                    .add();
        });
        execute(rows);
    }

    private static void execute(PreparedBatch rows) {
        if (rows.size() > 0) {
            rows.execute();
        }
    }

    /**
     * What is in the archive.
     *
     * @param quarantined packages that nobody can believe
     * @param setAside records that nobody can use
     */
    public record Totals(long cases, long media, long quarantined, long setAside, long deleted) {}

    /** What is in it now. */
    public Totals totals() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select (select count(*) from cases) c,"
                                + " (select count(*) from case_media) m, (select count(*) from quarantine) q,"
                                + " (select count(*) from set_aside) s, (select count(*) from deletion) d")
                        .map((row, context) -> new Totals(
                                row.getLong("c"),
                                row.getLong("m"),
                                row.getLong("q"),
                                row.getLong("s"),
                                row.getLong("d")))
                        .one());
    }

    /** How many pictures and clips of cases lie on disk as they were signed; reads them all. */
    public long intactMedia() {
        return database.jdbi()
                .withHandle(
                        handle -> handle
                                .createQuery("select distinct sha256 from case_media")
                                .setFetchSize(1_000)
                                .mapTo(String.class)
                                .stream()
                                .filter(media::isIntact)
                                .count());
    }

    /**
     * Something that needs a person's look.
     *
     * @param name of the case, or where the record lies
     * @param kinds why, in the texts' words; empty if it came before there were any
     * @param reason the same in the program's own sentences
     */
    public record Trouble(String name, Instant arrived, List<String> kinds, List<String> reason) {}

    /** The newest packages in quarantine. */
    public List<Trouble> quarantine(int most) {
        return troubles("select case_id as name, arrived, kinds, findings as reason from quarantine", most);
    }

    /** The newest records that were set aside. */
    public List<Trouble> setAside(int most) {
        return troubles(
                "select topic || '-' || partition || ' ' || record_offset as name, arrived, array_remove(array[kind], '') as kinds, reason from set_aside",
                most);
    }

    private List<Trouble> troubles(String query, int most) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(query + " order by arrived desc limit :most")
                        .bind("most", most)
                        .map((row, context) -> new Trouble(
                                row.getString("name"),
                                row.getTimestamp("arrived").toInstant(),
                                List.of((String[]) row.getArray("kinds").getArray()),
                                List.of(row.getString("reason").split("\n"))))
                        .list());
    }
}
