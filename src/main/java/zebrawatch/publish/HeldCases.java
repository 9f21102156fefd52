package zebrawatch.publish;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import zebrawatch.evidence.CaseFile;

/** Cases that the disk did not take, in memory until it does, in the order in which they came. Any thread may use it. */
final class HeldCases {
    private final long limit;
    private final Queue<CaseFile> cases = new ArrayDeque<>();
    private long bytes;

    /** @param limit of their pictures and clips together, in bytes */
    HeldCases(long limit) {
        this.limit = limit;
    }

    /** Takes a case; false where there is no room for it. */
    synchronized boolean hold(CaseFile caseFile) {
        long size = size(caseFile);
        if (bytes + size > limit) {
            return false;
        }
        bytes += size;
        return cases.add(caseFile);
    }

    /** The one that came first. */
    synchronized Optional<CaseFile> first() {
        return Optional.ofNullable(cases.peek());
    }

    /** Lets the first one go. */
    synchronized void release() {
        bytes -= size(cases.remove());
    }

    /** All of them. */
    synchronized List<CaseFile> all() {
        return List.copyOf(cases);
    }

    private static long size(CaseFile caseFile) {
        return caseFile.snapshots().stream().mapToLong(s -> s.bytes().length).sum();
    }
}
