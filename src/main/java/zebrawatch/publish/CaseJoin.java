package zebrawatch.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.SealedCase;

/**
 * Brings events and pictures together that arrive in any order, each case once. What it remembers is bounded: pictures
 * whose event does not come go, the oldest first. Belongs to one thread.
 */
final class CaseJoin {
    private static final Logger LOG = LoggerFactory.getLogger(CaseJoin.class);

    private final long maxPictureBytes;
    private final Map<String, Half> halves = new LinkedHashMap<>();
    private final Map<String, Boolean> done;
    private long pictureBytes;

    /**
     * @param maxPictureBytes of pictures whose event has not come
     * @param maxKnown how many ids of cases given out are remembered
     */
    CaseJoin(long maxPictureBytes, int maxKnown) {
        this.maxPictureBytes = maxPictureBytes;
        this.done = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > maxKnown;
            }
        };
    }

    /** What is there of a case. */
    private static final class Half {
        private final Map<Integer, byte[]> pictures = new HashMap<>();
        private @Nullable CaseEvent event;
        private byte[] document = {};
        private int partition;

        long bytes() {
            return pictures.values().stream().mapToLong(p -> p.length).sum();
        }
    }

    /** The case, if its pictures were all there before. */
    Optional<SealedCase> event(CaseEvent event, byte[] document, int partition) {
        if (done.containsKey(event.id())) {
            return Optional.empty();
        }
        Half half = half(event.id());
        half.event = event;
        half.document = document;
        half.partition = partition;
        return whole(event.id(), half);
    }

    /** The case, if this was all it lacked. */
    Optional<SealedCase> picture(String caseId, int seq, byte[] content) {
        if (done.containsKey(caseId)) {
            return Optional.empty();
        }
        Half half = half(caseId);
        pictureBytes -= half.bytes();
        half.pictures.put(seq, content);
        pictureBytes += half.bytes();
        Optional<SealedCase> whole = whole(caseId, half);
        dropOrphans();
        return whole;
    }

    /** How many events wait for pictures. */
    long waiting() {
        return halves.values().stream().filter(half -> half.event != null).count();
    }

    /** Which partitions have pictures somebody waits for. */
    Set<Integer> waitingPartitions() {
        return halves.values().stream()
                .filter(half -> half.event != null)
                .map(half -> half.partition)
                .collect(Collectors.toSet());
    }

    /** The cases of a partition whose missing pictures will not come, with the pictures they have. */
    List<SealedCase> giveUp(int partition) {
        List<SealedCase> cases = new ArrayList<>();
        for (Map.Entry<String, Half> entry : List.copyOf(halves.entrySet())) {
            Half half = entry.getValue();
            if (half.event != null && half.partition == partition) {
                cases.add(finish(entry.getKey(), half.event, half));
            }
        }
        return cases;
    }

    private Half half(String caseId) {
        return halves.computeIfAbsent(caseId, id -> new Half());
    }

    private Optional<SealedCase> whole(String id, Half half) {
        CaseEvent event = half.event;
        if (event == null || half.pictures.size() < event.pictures().size()) {
            return Optional.empty();
        }
        return Optional.of(finish(id, event, half));
    }

    private SealedCase finish(String id, CaseEvent event, Half half) {
        halves.remove(id);
        pictureBytes -= half.bytes();
        done.put(id, true);
        Map<Integer, byte[]> genuine = new HashMap<>();
        for (CaseEvent.Picture picture : event.pictures()) {
            byte[] content = half.pictures.get(picture.seq());
            if (content != null && picture.describes(content)) {
                genuine.put(picture.seq(), content);
            } else {
                LOG.warn(
                        "{}: picture {} of case {} is missing or altered",
                        event.bare().camera(),
                        picture.seq(),
                        id);
            }
        }
        return new SealedCase(event.with(genuine), half.document);
    }

    private void dropOrphans() {
        for (Map.Entry<String, Half> entry : List.copyOf(halves.entrySet())) {
            if (pictureBytes <= maxPictureBytes) {
                return;
            }
            if (entry.getValue().event == null) {
                pictureBytes -= entry.getValue().bytes();
                halves.remove(entry.getKey());
                LOG.warn("pictures of case {} came without its event and are dropped", entry.getKey());
            }
        }
    }
}
