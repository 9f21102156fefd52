package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.CaseJson;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.evidence.seal.Seal;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.scene.CameraId;

class SpoolTest {
    private static final long ROOM = 50_000_000;
    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir
    Path folder;

    @Test
    void casesComeOutInTheOrderTheyWentInByteForByte() {
        try (Spool spool = open()) {
            spool.keep(Cases.of("a", 700_000));
            spool.keep(Cases.of("b", 10));
            Spool.Waiting first = spool.next(0).orElseThrow();
            assertSame(first.sealed().caseFile(), Cases.of("a", 700_000));
            assertSame(spool.next(first.row()).orElseThrow().sealed().caseFile(), Cases.of("b", 10));
            assertThat(spool.waiting()).isEqualTo(2);
        }
    }

    @Test
    void casesSurviveARestart() {
        try (Spool spool = open()) {
            spool.keep(Cases.of("a", 100));
        }
        try (Spool spool = open()) {
            assertSame(spool.next(0).orElseThrow().sealed().caseFile(), Cases.of("a", 100));
        }
    }

    @Test
    void aSentCaseIsGoneAndNotTakenASecondTimeEvenAfterARestart() {
        try (Spool spool = open()) {
            assertThat(spool.keep(Cases.of("a", 100))).isPresent();
            assertThat(spool.keep(Cases.of("a", 100))).isEmpty();
            spool.sent("a", Instant.now());
            assertThat(spool.next(0)).isEmpty();
        }
        try (Spool spool = open()) {
            assertThat(spool.keep(Cases.of("a", 100))).isEmpty();
            assertThat(spool.waiting()).isZero();
        }
    }

    @Test
    void theIdOfACaseSentLongAgoIsForgotten() {
        try (Spool spool = open()) {
            spool.keep(Cases.of("a", 100));
            spool.sent("a", Instant.now().minus(MONTH).minusSeconds(1));
        }
        try (Spool spool = open()) {
            assertThat(spool.keep(Cases.of("a", 100))).isPresent();
        }
    }

    @Test
    void aFullSpoolRefusesTheCaseAndKeepsWhatItHas() {
        try (Spool spool = Spool.open(folder, 500_000, MONTH, Cases.sealer("box-07"))) {
            spool.keep(Cases.of("a", 50_000));
            assertThatThrownBy(() -> spool.keep(Cases.of("b", 100_000)))
                    .isInstanceOf(PublishException.class)
                    .hasMessage(
                            "the spool in %s could not keep case b: the disk or the spool is full".formatted(folder));
            assertThat(spool.waiting()).isEqualTo(1);
            spool.sent("a", Instant.now());
            assertThat(spool.keep(Cases.of("c", 50_000))).isPresent();
        }
    }

    @Test
    void aSpoolThatIsOpenCannotBeOpenedAgain() {
        try (Spool spool = open()) {
            assertThat(spool.waiting()).isZero();
            assertThatThrownBy(this::open)
                    .hasMessage("the spool in %s cannot be opened: another program has it open".formatted(folder));
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path below = file.resolve("spool");
        assertThatThrownBy(() -> Spool.open(below, ROOM, MONTH, Cases.sealer("box-07")))
                .isInstanceOf(PublishException.class)
                .hasMessage("the spool folder %s cannot be made; choose one I may write to".formatted(below));
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Files.writeString(folder.resolve("spool.db"), "x".repeat(5000));
        assertThatThrownBy(this::open)
                .hasMessage("the spool in %s cannot be opened: the file spool.db is damaged".formatted(folder));
    }

    @Test
    void eachPackageNamesTheOneBeforeItOfItsCameraEvenAfterARestart() {
        CameraId other = new CameraId("kl-099");
        try (Spool spool = open()) {
            SealedCase a = spool.keep(Cases.of("a", 100)).orElseThrow();
            SealedCase b = spool.keep(Cases.of("b", other, List.of())).orElseThrow();
            spool.sent("a", Instant.now());
            assertThat(seal(a)).extracting(Seal::number, Seal::previous).containsExactly(1L, "");
            assertThat(seal(b)).extracting(Seal::number, Seal::previous).containsExactly(1L, "");
            spool.keep(Cases.of("a", 100));
        }
        try (Spool spool = open()) {
            SealedCase c = spool.keep(Cases.of("c", 100)).orElseThrow();
            assertThat(seal(c).number()).isEqualTo(2);
            SealedCase d = spool.keep(Cases.of("d", 100)).orElseThrow();
            assertThat(seal(d)).extracting(Seal::number, Seal::previous).containsExactly(3L, c.sha256());
        }
    }

    @Test
    void aCaseThatDoesNotFitDoesNotMoveTheChain() {
        try (Spool spool = Spool.open(folder, 500_000, MONTH, Cases.sealer("box-07"))) {
            SealedCase a = spool.keep(Cases.of("a", 50_000)).orElseThrow();
            assertThatThrownBy(() -> spool.keep(Cases.of("b", 100_000))).isInstanceOf(PublishException.class);
            assertThat(seal(spool.keep(Cases.of("c", 100)).orElseThrow()))
                    .extracting(Seal::number, Seal::previous)
                    .containsExactly(2L, a.sha256());
        }
    }

    private static Seal seal(SealedCase sealed) {
        return CaseJson.read(sealed.document()).seal().orElseThrow();
    }

    private Spool open() {
        return Spool.open(folder, ROOM, MONTH, Cases.sealer("box-07"));
    }

    /** An event holds the digest of every picture. */
    private static void assertSame(CaseFile actual, CaseFile expected) {
        assertThat(CaseEvent.of(actual)).isEqualTo(CaseEvent.of(expected));
    }
}
