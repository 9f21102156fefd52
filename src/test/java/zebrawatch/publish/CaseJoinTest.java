package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.Cases;

class CaseJoinTest {
    private final CaseJoin join = new CaseJoin(10_000, 3, id -> false);
    private long offset;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void eachCaseComesOutOnceAndWholeInWhateverOrderItsPartsArrive(int seed) {
        List<Supplier<Optional<Arrival>>> parts = new ArrayList<>();
        for (String id : List.of("a", "b", "c")) {
            parts.addAll(parts(Cases.of(id, 100)));
            parts.addAll(parts(Cases.of(id, 100)));
        }
        Collections.shuffle(parts, new Random(seed));
        List<CaseFile> out = new ArrayList<>();
        parts.forEach(part -> part.get().ifPresent(one -> out.add(one.sealed().caseFile())));
        assertThat(out)
                .usingElementComparator(ViolationSinkContract::compare)
                .containsExactlyInAnyOrder(Cases.of("a", 100), Cases.of("b", 100), Cases.of("c", 100));
        assertThat(join.waiting()).isZero();
    }

    @Test
    void aCaseWithoutPicturesIsWholeAtOnce() {
        CaseFile bare = Cases.of("a", Cases.of("a", 1).camera(), List.of());
        assertThat(event(bare, 0)).isPresent();
    }

    @Test
    void whatIsGivenUpComesWithThePicturesItHas() {
        CaseFile a = Cases.of("a", 100);
        CaseFile b = Cases.of("b", 100);
        event(a, 3);
        event(b, 4);
        picture("a", 2, a.snapshots().get(1).bytes());
        assertThat(join.waitingPartitions()).containsExactlyInAnyOrder(3, 4);
        assertThat(join.giveUp(3))
                .singleElement()
                .extracting(one -> one.sealed().caseFile())
                .satisfies(c -> {
                    assertThat(c.id()).isEqualTo("a");
                    assertThat(c.snapshots()).extracting(Snapshot::kind).containsExactly(Snapshot.Kind.ON);
                });
        assertThat(join.waitingPartitions()).containsExactly(4);
    }

    @Test
    void anAlteredPictureIsLeftOut() {
        CaseFile a = Cases.of("a", 100);
        event(a, 0);
        byte[] altered = a.snapshots().get(0).bytes().clone();
        altered[7] ^= 1;
        picture("a", 1, altered);
        picture("a", 2, a.snapshots().get(1).bytes());
        picture("a", 3, a.snapshots().get(2).bytes());
        assertThat(picture("a", 4, a.snapshots().get(3).bytes())
                        .orElseThrow()
                        .sealed()
                        .caseFile()
                        .snapshots())
                .extracting(Snapshot::kind)
                .containsExactly(Snapshot.Kind.ON, Snapshot.Kind.AFTER, Snapshot.Kind.VEHICLE);
    }

    @Test
    void picturesWhoseEventDoesNotComeDoNotFillTheMemory() {
        CaseFile first = Cases.of("first", 4_000);
        CaseFile second = Cases.of("second", 2_000);
        picture("first", 1, first.snapshots().get(0).bytes());
        picture("first", 2, first.snapshots().get(1).bytes());
        for (int seq = 1; seq <= 4; seq++) {
            picture("second", seq, second.snapshots().get(seq - 1).bytes());
        }
        assertThat(event(second, 0)).isPresent();
        event(first, 0);
        assertThat(join.giveUp(0))
                .singleElement()
                .extracting(one -> one.sealed().caseFile())
                .satisfies(c -> assertThat(c.snapshots()).isEmpty());
    }

    private Optional<Arrival> event(CaseFile c, int partition) {
        return join.event(
                CaseEvent.of(c),
                c.id(),
                Cases.sealed(c).document(),
                new Position("zebra.violations", partition, ++offset));
    }

    private Optional<Arrival> picture(String id, int seq, byte[] content) {
        return join.picture(id, seq, seq + ".jpg", content, new Position("zebra.snapshots", 0, ++offset));
    }

    private List<Supplier<Optional<Arrival>>> parts(CaseFile c) {
        List<Supplier<Optional<Arrival>>> parts = new ArrayList<>();
        parts.add(() -> event(c, 0));
        for (int i = 0; i < c.snapshots().size(); i++) {
            int seq = i + 1;
            parts.add(() -> picture(c.id(), seq, c.snapshots().get(seq - 1).bytes()));
        }
        return parts;
    }
}
