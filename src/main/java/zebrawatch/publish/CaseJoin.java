package zebrawatch.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zebrawatch.evidence.Sha256;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.evidence.verify.PackageContents;
import zebrawatch.publish.SpoiltRecord.Kind;

/**
 * Brings events and pictures together that arrive in any order, each case once. What it remembers is bounded: pictures
 * whose event does not come go, the oldest first. What fits nowhere is spoilt. Belongs to one thread.
 */
final class CaseJoin {
    private final long maxPictureBytes;
    private final Predicate<String> stored;
    private final Map<String, Half> halves = new LinkedHashMap<>();
    private final Map<String, String> done;
    private final List<SpoiltRecord> spoilt = new ArrayList<>();
    private long pictureBytes;

    /**
     * @param maxPictureBytes of pictures whose event has not come
     * @param maxKnown how many ids of cases given out are remembered
     * @param stored whether the receiver has the case of an id already, from an earlier run
     */
    CaseJoin(long maxPictureBytes, int maxKnown, Predicate<String> stored) {
        this.maxPictureBytes = maxPictureBytes;
        this.stored = stored;
        this.done = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > maxKnown;
            }
        };
    }

    /** The event of a case, and where it lies. */
    private record Event(CaseEvent says, String name, Optional<byte[]> document, String sha256, Position at) {}

    /** A picture, and where it lies. */
    private record Part(String file, Optional<byte[]> content, String sha256, Position at) {
        byte[] bytes() {
            return content.orElseThrow();
        }
    }

    /** What is there of a case. */
    private static final class Half {
        private final Map<Integer, Part> pictures = new HashMap<>();
        private @Nullable Event event;

        long bytes() {
            return pictures.values().stream().mapToLong(p -> p.bytes().length).sum();
        }

        boolean isOrphan() {
            return event == null;
        }

        Stream<Position> positions() {
            Stream<Position> parts = pictures.values().stream().map(Part::at);
            return event == null ? parts : Stream.concat(Stream.of(event.at()), parts);
        }
    }

    /**
     * The case, if its pictures were all there before.
     *
     * @param name what the record calls it
     */
    Optional<Arrival> event(CaseEvent says, String name, byte[] document, Position at) {
        String sha256 = Sha256.of(document);
        if (sha256.equals(done.get(says.id()))) {
            return Optional.empty();
        }
        Half half = half(says.id());
        if (half.event != null) {
            if (!half.event.sha256().equals(sha256)) {
                spoil(
                        at,
                        Kind.ANOTHER,
                        "another document of case " + says.id() + ", whose pictures are waited for",
                        document);
            }
            return Optional.empty();
        }
        half.event = new Event(says, name, Optional.of(document), sha256, at);
        return whole(half);
    }

    /**
     * The case, if this was all it lacked.
     *
     * @param file its name in the package
     */
    Optional<Arrival> picture(String caseId, int seq, String file, byte[] content, Position at) {
        if (!halves.containsKey(caseId) && (done.containsKey(caseId) || stored.test(caseId))) {
            return Optional.empty();
        }
        Half half = half(caseId);
        String sha256 = Sha256.of(content);
        Part there = half.pictures.putIfAbsent(seq, new Part(file, Optional.of(content), sha256, at));
        if (there != null) {
            if (!there.sha256().equals(sha256)) {
                spoil(at, Kind.ANOTHER, "another picture " + seq + " of case " + caseId, content);
            }
            return Optional.empty();
        }
        pictureBytes += content.length;
        Optional<Arrival> whole = whole(half);
        dropOrphans();
        return whole;
    }

    /** How many events wait for pictures. */
    long waiting() {
        return halves.values().stream().filter(half -> !half.isOrphan()).count();
    }

    /** Which partitions have pictures somebody waits for. */
    Set<Integer> waitingPartitions() {
        return partitions(false);
    }

    /** Which partitions have pictures that wait for their event. */
    Set<Integer> orphanPartitions() {
        return partitions(true);
    }

    /** The cases of a partition whose missing pictures will not come, with the pictures they have. */
    List<Arrival> giveUp(int partition) {
        return of(partition, false).stream()
                .map(half -> finish(half, half.event))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The events of a partition's pictures will not come. */
    void giveUpOrphans(int partition) {
        of(partition, true).forEach(this::dropOrphan);
    }

    /** What was found to be spoilt since this was called last. */
    List<SpoiltRecord> spoilt() {
        List<SpoiltRecord> found = List.copyOf(spoilt);
        spoilt.clear();
        return found;
    }

    /** The first record of a partition that is held for a case that is not complete. */
    OptionalLong held(String topic, int partition) {
        return halves.values().stream()
                .flatMap(Half::positions)
                .filter(p -> p.partition() == partition && p.topic().equals(topic))
                .flatMapToLong(p -> LongStream.of(p.offset()))
                .min();
    }

    void spoil(Position at, Kind kind, String reason, byte[] content) {
        spoilt.add(new SpoiltRecord(at, kind, reason, content));
    }

    private Set<Integer> partitions(boolean orphans) {
        return halves.values().stream()
                .filter(half -> half.isOrphan() == orphans)
                .flatMap(half -> half.positions().limit(1))
                .map(Position::partition)
                .collect(Collectors.toSet());
    }

    private List<Half> of(int partition, boolean orphans) {
        return halves.values().stream()
                .filter(half -> half.isOrphan() == orphans)
                .filter(half -> half.positions().anyMatch(p -> p.partition() == partition))
                .toList();
    }

    private Half half(String caseId) {
        return halves.computeIfAbsent(caseId, id -> new Half());
    }

    private Optional<Arrival> whole(Half half) {
        Event event = half.event;
        return event != null && event.says().pictures().stream().allMatch(p -> half.pictures.containsKey(p.seq()))
                ? finish(half, event)
                : Optional.empty();
    }

    private Optional<Arrival> finish(Half half, @Nullable Event event) {
        if (event == null) {
            return Optional.empty();
        }
        CaseEvent says = event.says();
        halves.remove(says.id());
        pictureBytes -= half.bytes();
        done.put(says.id(), event.sha256());
        Map<String, String> digests = new HashMap<>();
        half.pictures.values().forEach(part -> digests.put(part.file(), part.sha256()));
        Map<Integer, byte[]> genuine = new HashMap<>();
        for (CaseEvent.Picture picture : says.pictures()) {
            Part part = half.pictures.remove(picture.seq());
            if (part != null && part.sha256().equals(picture.sha256()) && part.bytes().length == picture.bytes()) {
                genuine.put(picture.seq(), part.bytes());
            } else if (part != null) {
                spoil(
                        part.at(),
                        Kind.FORGED,
                        "not what was signed as picture " + picture.seq() + " of case " + says.id(),
                        part.bytes());
            }
        }
        half.pictures.forEach((seq, part) -> spoil(
                part.at(),
                Kind.FORGED,
                "picture " + seq + ", which case " + says.id() + " does not have",
                part.bytes()));
        return Optional.of(new Arrival(
                says,
                new SealedCase(says.with(genuine), event.document().orElseThrow()),
                new PackageContents(event.name(), event.document(), digests)));
    }

    private void dropOrphans() {
        for (Half half : List.copyOf(halves.values())) {
            if (pictureBytes <= maxPictureBytes) {
                return;
            }
            if (half.isOrphan()) {
                dropOrphan(half);
            }
        }
    }

    private void dropOrphan(Half half) {
        pictureBytes -= half.bytes();
        halves.values().remove(half);
        half.pictures.forEach((seq, part) -> spoil(
                part.at(), Kind.ORPHAN, "picture " + seq + " of a case whose document did not come", part.bytes()));
    }
}
