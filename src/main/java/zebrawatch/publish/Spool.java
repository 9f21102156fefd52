package zebrawatch.publish;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.EvidenceException;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.CaseJson;
import zebrawatch.evidence.seal.ChainLink;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.evidence.seal.Sealer;
import zebrawatch.scene.CameraId;

/**
 * Cases on this machine's disk until Kafka has them, and for a while after that. A case is sealed as it is taken over, in the
 * transaction that also moves its camera's chain on; what {@link #keep} took over survives a crash of the program and of the
 * machine. How large and how old what it holds grows, and what goes first, say its {@link SpoolLimits}. The ids of cases
 * whose packages went stay for a while, so that judging the same passage again makes no second case. Any thread may use it.
 */
final class Spool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    /** Sent packages go rather than that the disk has less than this. */
    private static final long DISK_RESERVE = 500_000_000;

    /** Each snapshot ends in a page that is partly empty, and a document has its places in tables and indexes. */
    private static final int OVERHEAD_PAGES = 6;

    private final SpoolFile file;
    private final SpoolLimits limits;
    private boolean refusedLately;

    private Spool(SpoolFile file, SpoolLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /**
     * Opens the spool in {@code folder} and makes it if there is none. Only one program can have it open. Cases that Kafka
     * refused are tried again.
     *
     * @throws PublishException if it cannot be opened
     */
    static Spool open(Path folder, SpoolLimits limits) {
        Spool spool = new Spool(SpoolFile.own(folder), limits);
        try {
            int unused = spool.file.changing(
                    "cannot be read", () -> spool.file.update("update cases set refused = null where sent is null"));
            spool.tidy(Instant.now());
            return spool;
        } catch (PublishException e) {
            spool.close();
            throw e;
        }
    }

    /**
     * Seals a case and takes it over; it is on disk when this returns, and its chain with it. Sent packages make room for it
     * where there is none.
     *
     * @return nothing if the case is here already or was sent before
     * @throws PublishException if it could not be kept
     */
    synchronized Optional<SealedCase> keep(CaseFile caseFile, Sealer sealer) {
        String otherwise = "could not keep case " + caseFile.id();
        if (file.reading(() -> knows(caseFile.id()))) {
            return Optional.empty();
        }
        try {
            makeRoom(caseFile, otherwise);
            SealedCase sealed = insert(caseFile, sealer, otherwise);
            refusedLately = false;
            return Optional.of(sealed);
        } catch (PublishException e) {
            refusedLately = true;
            throw e;
        }
    }

    private SealedCase insert(CaseFile caseFile, Sealer sealer, String otherwise) {
        while (true) {
            try {
                return file.changing(otherwise, () -> inserted(caseFile, sealer));
            } catch (PublishException e) {
                if (!SpoolFile.isFull(e) || !deleteOldest(Instant.now(), Deletion.Reason.ROOM)) {
                    throw e;
                }
            }
        }
    }

    private void makeRoom(CaseFile caseFile, String otherwise) {
        long need = need(caseFile);
        boolean more = true;
        while (more && file.reading(() -> file.usedBytes() + need > roomBeforeSentOnesGo())) {
            more = deleteOldest(Instant.now(), Deletion.Reason.ROOM);
        }
        if (file.reading(() -> file.usedBytes() + need > limits.bytes())) {
            throw new PublishException("the spool in %s %s: it is full, %d case(s) wait in its %.1f MB"
                    .formatted(file.folder(), otherwise, state().waiting(), limits.bytes() / 1e6));
        }
    }

    private static long need(CaseFile caseFile) {
        long pages = OVERHEAD_PAGES;
        for (Snapshot snapshot : caseFile.snapshots()) {
            pages += 1 + snapshot.bytes().length / (SpoolFile.PAGE_BYTES - Integer.BYTES);
        }
        return pages * SpoolFile.PAGE_BYTES;
    }

    private long roomBeforeSentOnesGo() throws SQLException {
        return Math.min(limits.bytes(), file.roomBytes() - DISK_RESERVE);
    }

    private SealedCase inserted(CaseFile caseFile, Sealer sealer) throws SQLException {
        SealedCase sealed = sealed(caseFile, sealer);
        long bytes = sealed.document().length
                + caseFile.snapshots().stream().mapToLong(s -> s.bytes().length).sum();
        file.update(
                "insert into cases (id, event, kept, bytes) values (?, ?, ?, ?)",
                caseFile.id(),
                sealed.document(),
                Instant.now().toEpochMilli(),
                bytes);
        int seq = 0;
        for (Snapshot snapshot : caseFile.snapshots()) {
            file.update(
                    "insert into pictures (case_id, seq, jpeg) values (?, ?, ?)",
                    caseFile.id(),
                    ++seq,
                    snapshot.bytes());
        }
        return sealed;
    }

    /** Only within the transaction that keeps the case: a chain moves on with its package or not at all. */
    private SealedCase sealed(CaseFile caseFile, Sealer sealer) throws SQLException {
        ChainLink head = head(caseFile.camera());
        SealedCase sealed = sealer.seal(caseFile, head);
        file.update(
                "insert into chains (camera, number, sha256) values (?, ?, ?)"
                        + " on conflict (camera) do update set number = excluded.number, sha256 = excluded.sha256",
                caseFile.camera().value(),
                head.number() + 1,
                sealed.sha256());
        return sealed;
    }

    private ChainLink head(CameraId camera) throws SQLException {
        List<ChainLink> heads = file.rows(
                row -> new ChainLink(row.getLong("number"), row.getString("sha256")),
                "select number, sha256 from chains where camera = ?",
                camera.value());
        return heads.isEmpty() ? ChainLink.START : heads.get(0);
    }

    private boolean knows(String id) throws SQLException {
        return file.number("select count(*) from cases where id = ?", id) > 0;
    }

    /** The oldest case that waits. One that cannot be read is refused, said, and keeps its place on disk. */
    synchronized Optional<SealedCase> next() {
        while (true) {
            List<Map.Entry<String, byte[]>> oldest = file.reading(() -> file.rows(
                    row -> Map.entry(row.getString("id"), row.getBytes("event")),
                    "select id, event from cases indexed by unsent"
                            + " where sent is null and refused is null order by row limit 1"));
            if (oldest.isEmpty()) {
                return Optional.empty();
            }
            String id = oldest.get(0).getKey();
            byte[] document = oldest.get(0).getValue();
            try {
                return Optional.of(new SealedCase(CaseJson.read(document).with(pictures(id)), document));
            } catch (EvidenceException e) {
                LOG.error("case {} in {} cannot be read and stays there: {}", id, file.folder(), e.getMessage());
                refused(id, "cannot be read: " + e.getMessage());
            }
        }
    }

    private Map<Integer, byte[]> pictures(String id) {
        Map<Integer, byte[]> pictures = new HashMap<>();
        file.reading(() -> file.rows(
                        row -> Map.entry(row.getInt("seq"), row.getBytes("jpeg")),
                        "select seq, jpeg from pictures where case_id = ?",
                        id))
                .forEach(entry -> pictures.put(entry.getKey(), entry.getValue()));
        return pictures;
    }

    /** Kafka has acknowledged the case. */
    synchronized void sent(String id, Instant when) {
        int unused = file.changing(
                "could not mark case " + id + " as sent",
                () -> file.update("update cases set sent = ?, refused = null where id = ?", when.toEpochMilli(), id));
    }

    /** Kafka will not take the case as it is. */
    synchronized void refused(String id, String why) {
        int unused = file.changing(
                "could not mark case " + id + " as refused",
                () -> file.update("update cases set refused = ? where id = ?", why, id));
    }

    /** Deletes packages that were kept long enough, and forgets ids that were remembered long enough. */
    synchronized void tidy(Instant now) {
        long kept = now.minus(limits.keep()).toEpochMilli();
        while (oldest().filter(o -> o.sent() <= kept).isPresent()) {
            boolean unused = deleteOldest(now, Deletion.Reason.KEEP_TIME);
        }
        long remembered = now.minus(limits.remembered()).toEpochMilli();
        if (file.reading(() -> file.number(
                        "select count(*) from cases where sent is not null and event is null and sent < ?", remembered)
                > 0)) {
            int unused = file.changing(
                    "could not forget old ids",
                    () -> file.update(
                            "delete from cases where sent is not null and event is null and sent < ?", remembered));
        }
    }

    private record Oldest(String id, long sent) {}

    private Optional<Oldest> oldest() {
        return file
                .reading(() -> file.rows(
                        row -> new Oldest(row.getString("id"), row.getLong("sent")),
                        "select id, sent from cases where sent is not null and event is not null"
                                + " order by sent, row limit 1"))
                .stream()
                .findFirst();
    }

    /** Deletes the package that was sent longest ago, and records that; false if there is none. */
    private boolean deleteOldest(Instant now, Deletion.Reason reason) {
        Optional<Oldest> oldest = oldest();
        oldest.ifPresent(sent -> SpoolLedger.delete(file, sent.id(), now, reason));
        return oldest.isPresent();
    }

    /** How it is. */
    synchronized SpoolState state() {
        return file.reading(() -> {
            long used = file.usedBytes();
            long limit = Math.min(limits.bytes(), file.roomBytes());
            List<SpoolState> states = file.rows(
                    row -> new SpoolState(
                            used,
                            limit,
                            row.getLong("bytes"),
                            row.getInt("waiting"),
                            row.getInt("refused"),
                            row.getInt("waiting") == 0
                                    ? Optional.empty()
                                    : Optional.of(Instant.ofEpochMilli(row.getLong("oldest"))),
                            refusedLately || row.getLong("bytes") > SpoolState.SOON_FULL * limit),
                    "select count(*) as waiting, count(refused) as refused, total(bytes) as bytes, min(kept) as oldest"
                            + " from cases indexed by unsent where sent is null");
            return states.get(0);
        });
    }

    Path folder() {
        return file.folder();
    }

    @Override
    public synchronized void close() {
        file.close();
    }
}
