package zebrawatch.review;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Snapshot;

/**
 * The newest cases in memory, numbered as they arrive; the oldest go when there are too many or their pictures take too
 * much room. Any thread may use it.
 */
public final class CaseShelf {
    /** A case and its number, from 1. */
    record Shelved(long number, CaseFile caseFile) {}

    private final int maxCases;
    private final long maxPictureBytes;
    private final Deque<Shelved> cases = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private long pictureBytes;
    private long last;

    /**
     * @param maxCases at least one is kept whatever its size
     * @param maxPictureBytes of all cases together
     */
    public CaseShelf(int maxCases, long maxPictureBytes) {
        this.maxCases = maxCases;
        this.maxPictureBytes = maxPictureBytes;
    }

    /** Puts a case on the shelf; one that is there already is left as it is. */
    public void put(CaseFile caseFile) {
        lock.lock();
        try {
            if (find(caseFile.id()).isPresent()) {
                return;
            }
            cases.add(new Shelved(++last, caseFile));
            pictureBytes += bytes(caseFile);
            while (cases.size() > 1 && (cases.size() > maxCases || pictureBytes > maxPictureBytes)) {
                pictureBytes -= bytes(cases.remove().caseFile());
            }
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The cases of higher numbers, in the order of their arrival; nothing if none comes within the time. */
    List<Shelved> after(long number, long millis) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
            while (last <= number && nanos > 0) {
                nanos = arrived.awaitNanos(nanos);
            }
            return new ArrayList<>(
                    cases.stream().filter(c -> c.number() > number).toList());
        } finally {
            lock.unlock();
        }
    }

    /** @param seq from 1, in the order of the case's pictures */
    Optional<Snapshot> picture(String id, int seq) {
        lock.lock();
        try {
            return find(id).map(CaseFile::snapshots)
                    .filter(snapshots -> seq >= 1 && seq <= snapshots.size())
                    .map(snapshots -> snapshots.get(seq - 1));
        } finally {
            lock.unlock();
        }
    }

    private Optional<CaseFile> find(String id) {
        return cases.stream()
                .map(Shelved::caseFile)
                .filter(c -> c.id().equals(id))
                .findFirst();
    }

    private static long bytes(CaseFile caseFile) {
        return caseFile.snapshots().stream().mapToLong(s -> s.bytes().length).sum();
    }
}
