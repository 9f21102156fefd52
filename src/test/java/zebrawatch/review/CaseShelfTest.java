package zebrawatch.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import zebrawatch.evidence.seal.Cases;

class CaseShelfTest {
    private final CaseShelf shelf = new CaseShelf(3, 4_000);

    @Test
    void casesAreNumberedAsTheyArriveAndEachIsThereOnce() throws InterruptedException {
        put("a", 10);
        put("b", 10);
        put("a", 10);
        assertThat(ids(0)).containsExactly("a", "b");
        assertThat(ids(1)).containsExactly("b");
        assertThat(ids(2)).isEmpty();
    }

    @Test
    void theOldestGoWhenThereAreTooMany() throws InterruptedException {
        List.of("a", "b", "c", "d").forEach(id -> put(id, 10));
        assertThat(ids(0)).containsExactly("b", "c", "d");
        assertThat(shelf.picture("a", 1)).isEmpty();
    }

    @Test
    void theOldestGoWhenTheirPicturesTakeTooMuchRoom() throws InterruptedException {
        put("a", 500);
        put("b", 500);
        assertThat(ids(0)).containsExactly("a", "b");
        put("c", 400);
        assertThat(ids(0)).containsExactly("b", "c");
        put("d", 9_000);
        assertThat(ids(0)).containsExactly("d");
    }

    @Test
    void picturesAreFoundByCaseAndPlace() {
        put("a", 10);
        byte[] third = Cases.of("a", 10).snapshots().get(2).bytes();
        assertThat(shelf.picture("a", 3).orElseThrow().bytes()).isEqualTo(third);
        assertThat(shelf.picture("a", 0)).isEmpty();
        assertThat(shelf.picture("a", 5)).isEmpty();
        assertThat(shelf.picture("b", 1)).isEmpty();
    }

    @Test
    void whoeverWaitsGetsTheCaseThatComes() throws InterruptedException {
        Thread later = new Thread(() -> put("a", 10));
        later.start();
        List<CaseShelf.Shelved> came = shelf.after(0, 60_000);
        later.join();
        assertThat(came).extracting(CaseShelf.Shelved::number).containsExactly(1L);
    }

    private void put(String id, int pictureBytes) {
        shelf.put(Cases.of(id, pictureBytes));
    }

    private List<String> ids(long after) throws InterruptedException {
        return shelf.after(after, 0).stream().map(s -> s.caseFile().id()).toList();
    }
}
