package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
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
import zebrawatch.evidence.seal.Sealer;
import zebrawatch.scene.CameraId;

class SpoolTest {
    private static final long ROOM = 50_000_000;
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Sealer SEALER = Cases.sealer("box-07");

    @TempDir
    Path folder;

    @Test
    void casesComeOutInTheOrderTheyWentInByteForByte() {
        try (Spool spool = open()) {
            spool.keep(Cases.of("a", 700_000), SEALER);
            spool.keep(Cases.of("b", 10), SEALER);
            assertThat(spool.state().waiting()).isEqualTo(2);
            assertSame(spool.next().orElseThrow().caseFile(), Cases.of("a", 700_000));
            spool.sent("a", Instant.now());
            assertSame(spool.next().orElseThrow().caseFile(), Cases.of("b", 10));
            assertThat(spool.state().waiting()).isEqualTo(1);
        }
    }

    @Test
    void casesSurviveARestart() {
        try (Spool spool = open()) {
            spool.keep(Cases.of("a", 100), SEALER);
        }
        try (Spool spool = open()) {
            assertSame(spool.next().orElseThrow().caseFile(), Cases.of("a", 100));
        }
    }

    @Test
    void aSentCaseWaitsNoLongerAndIsNotTakenASecondTimeEvenAfterARestart() {
        try (Spool spool = open()) {
            assertThat(spool.keep(Cases.of("a", 100), SEALER)).isPresent();
            assertThat(spool.keep(Cases.of("a", 100), SEALER)).isEmpty();
            spool.sent("a", Instant.now());
            assertThat(spool.next()).isEmpty();
        }
        try (Spool spool = open()) {
            assertThat(spool.keep(Cases.of("a", 100), SEALER)).isEmpty();
            assertThat(spool.state().waiting()).isZero();
        }
    }

    @Test
    void theIdOfACaseSentLongAgoIsForgotten() {
        try (Spool spool = open()) {
            spool.keep(Cases.of("a", 100), SEALER);
            spool.sent("a", Instant.now().minus(MONTH).minusSeconds(1));
        }
        try (Spool spool = open()) {
            assertThat(spool.keep(Cases.of("a", 100), SEALER)).isPresent();
        }
    }

    @Test
    void aSpoolFullOfCasesThatWaitRefusesTheNextAndKeepsWhatItHas() {
        try (Spool spool = Spool.open(folder, limits(500_000, MONTH))) {
            spool.keep(Cases.of("a", 50_000), SEALER);
            assertThatThrownBy(() -> spool.keep(Cases.of("b", 100_000), SEALER))
                    .isInstanceOf(PublishException.class)
                    .hasMessage(
                            "the spool in %s could not keep case b: it is full, 1 case(s) wait in its 0.5 MB", folder);
            assertThat(spool.state())
                    .extracting(SpoolState::waiting, SpoolState::full)
                    .containsExactly(1, true);
            spool.sent("a", Instant.now());
            assertThat(spool.keep(Cases.of("c", 50_000), SEALER)).isPresent();
            assertThat(spool.state())
                    .extracting(SpoolState::waiting, SpoolState::full)
                    .containsExactly(1, false);
        }
    }

    @Test
    void sentPackagesMakeRoomTheOneSentFirstFirstAndEachDeletionIsRecorded() {
        try (Spool spool = Spool.open(folder, limits(1_250_000, MONTH))) {
            SealedCase a = spool.keep(Cases.of("a", 50_000), SEALER).orElseThrow();
            for (String id : List.of("b", "c", "d")) {
                spool.keep(Cases.of(id, 50_000), SEALER);
            }
            spool.sent("b", NOW.minusSeconds(2));
            spool.sent("a", NOW.minusSeconds(3));
            assertThat(spool.keep(Cases.of("e", 50_000), SEALER)).isPresent();
            assertThat(spool.keep(Cases.of("f", 50_000), SEALER)).isPresent();
            assertThat(ids()).containsExactly("b", "c", "d", "e", "f");
            assertThat(deletions()).singleElement().satisfies(deletion -> {
                assertThat(deletion.id()).isEqualTo("a");
                assertThat(deletion.camera()).contains("kl-012");
                assertThat(deletion.time()).contains(Cases.of("a", 1).ruling().time());
                assertThat(deletion.sha256()).isEqualTo(a.sha256());
                assertThat(deletion.bytes()).isGreaterThan(200_000);
                assertThat(deletion.sent()).isEqualTo(NOW.minusSeconds(3));
                assertThat(deletion.deleted()).isAfterOrEqualTo(NOW.minusSeconds(1));
                assertThat(deletion.reason()).isEqualTo(Deletion.Reason.ROOM);
            });
            assertThat(spool.keep(Cases.of("g", 50_000), SEALER)).isPresent();
            assertThatThrownBy(() -> spool.keep(Cases.of("h", 50_000), SEALER))
                    .hasMessageContaining("it is full, 5 case(s)");
            assertThat(ids()).containsExactly("c", "d", "e", "f", "g");
            assertThat(spool.keep(Cases.of("a", 50_000), SEALER))
                    .as("known still")
                    .isEmpty();
        }
    }

    @Test
    void sentPackagesGoWhenTheirTimeIsOverAndThatIsRecorded() {
        Duration twoDays = Duration.ofDays(2);
        try (Spool spool = Spool.open(folder, limits(ROOM, twoDays))) {
            for (String id : List.of("waits", "old", "new")) {
                spool.keep(Cases.of(id, 1_000), SEALER);
            }
            spool.sent("old", NOW);
            spool.sent("new", NOW.plusSeconds(1));
            spool.tidy(NOW.plus(twoDays).minusMillis(1));
            assertThat(deletions()).isEmpty();
            spool.tidy(NOW.plus(twoDays));
            assertThat(ids()).containsExactly("waits", "new");
            assertThat(deletions())
                    .extracting(Deletion::id, Deletion::deleted, Deletion::reason)
                    .containsExactly(tuple("old", NOW.plus(twoDays), Deletion.Reason.KEEP_TIME));
            spool.tidy(NOW.plus(Duration.ofDays(10_000)));
            assertThat(ids()).as("what was not sent has no time").containsExactly("waits");
        }
    }

    @Test
    void whatIsRecordedOfDeletionsCannotBeChanged() throws SQLException {
        try (Spool spool = Spool.open(folder, limits(ROOM, Duration.ZERO))) {
            spool.keep(Cases.of("a", 100), SEALER);
            spool.sent("a", NOW);
            spool.tidy(NOW);
        }
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("spool.db"));
                Statement statement = db.createStatement()) {
            for (String change : List.of("delete from deletions", "update deletions set reason = 'room'")) {
                assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("stays recorded");
            }
        }
        assertThat(deletions()).hasSize(1);
    }

    @Test
    void aSpoolOfTheVersionBeforeIsReadAndGoesOn() throws SQLException {
        SealedCase old = Cases.sealed(Cases.of("old", 0));
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("spool.db"))) {
            try (Statement statement = db.createStatement()) {
                for (String made : List.of(
                        "create table cases"
                                + " (row integer primary key autoincrement, id text not null unique, event blob, sent integer)",
                        "create table pictures (case_id text not null references cases (id), seq integer not null,"
                                + " jpeg blob not null, primary key (case_id, seq))",
                        "create table chains (camera text primary key, number integer not null, sha256 text not null)",
                        "create index waiting on cases (row) where sent is null",
                        "insert into cases (id, sent) values ('gone', 1)",
                        "insert into chains values ('kl-012', 7, 'abc')")) {
                    assertThat(statement.execute(made)).isFalse();
                }
            }
            try (PreparedStatement insert = db.prepareStatement("insert into cases (id, event) values ('old', ?)")) {
                insert.setBytes(1, old.document());
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
        }
        try (Spool spool = open()) {
            assertThat(spool.next().orElseThrow().document()).isEqualTo(old.document());
            assertThat(spool.state().unsentBytes()).isEqualTo(old.document().length);
            assertThat(seal(spool.keep(Cases.of("new", 10), SEALER).orElseThrow())
                            .number())
                    .isEqualTo(8);
        }
    }

    @Test
    void aSpoolOfALaterVersionIsLeftAlone() throws SQLException {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("spool.db"));
                Statement statement = db.createStatement()) {
            assertThat(statement.execute("pragma user_version = 99")).isFalse();
        }
        assertThatThrownBy(this::open)
                .hasMessage("the spool in %s was made by a newer version of this program", folder);
    }

    @Test
    void aCaseThatCannotBeReadIsPassedOverAndStays() throws SQLException {
        try (Spool spool = open()) {
            spool.keep(Cases.of("a", 100), SEALER);
            spool.keep(Cases.of("b", 100), SEALER);
            try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("spool.db"));
                    Statement statement = db.createStatement()) {
                assertThat(statement.executeUpdate("update cases set event = x'00' where id = 'a'"))
                        .isEqualTo(1);
            }
            assertThat(spool.next().orElseThrow().caseFile().id()).isEqualTo("b");
            assertThat(spool.state())
                    .extracting(SpoolState::waiting, SpoolState::refused)
                    .containsExactly(2, 1);
        }
    }

    @Test
    void whoLooksBesideTheStationSeesWhatIsThereAndHasCasesSentAgain() {
        try (Spool spool = open()) {
            for (String id : List.of("a", "b", "c", "d")) {
                spool.keep(Cases.of(id, 100), SEALER);
            }
            spool.sent("a", NOW);
            spool.sent("b", NOW.plusSeconds(60));
            spool.refused("c", "too large");
            try (SpoolFolder beside = SpoolFolder.open(folder)) {
                assertThat(beside.entries())
                        .extracting(SpoolEntry::id, SpoolEntry::state)
                        .containsExactly(
                                tuple("a", SpoolEntry.State.SENT),
                                tuple("b", SpoolEntry.State.SENT),
                                tuple("c", SpoolEntry.State.REFUSED),
                                tuple("d", SpoolEntry.State.WAITING));
                assertThatThrownBy(() -> beside.resend(List.of("a", "x")))
                        .hasMessage("no package of x is in %s; 'spool list' names those that are", folder);
                assertThat(spool.next().orElseThrow().caseFile().id()).isEqualTo("d");
                assertThat(beside.resendSince(NOW.plusSeconds(1))).isEqualTo(2);
                assertThat(spool.next().orElseThrow().caseFile().id()).isEqualTo("b");
                assertThat(beside.resend(List.of("a"))).isEqualTo(1);
                assertSame(spool.next().orElseThrow().caseFile(), Cases.of("a", 100));
            }
        }
    }

    @Test
    void aFolderWithoutASpoolIsNamed() {
        assertThatThrownBy(() -> SpoolFolder.open(folder))
                .hasMessage("there is no spool in %s; expected the file spool.db", folder);
    }

    /** Nobody may write there, not even root. */
    @Test
    void aFolderNobodyMayWriteToIsNamed() {
        Path proc = Path.of("/proc/self");
        assertThatThrownBy(() -> Spool.open(proc, limits(ROOM, MONTH)))
                .isInstanceOf(PublishException.class)
                .hasMessage("the spool in /proc/self cannot be opened: I may not write there");
    }

    @Test
    void aSpoolThatIsOpenCannotBeOpenedAgain() {
        try (Spool spool = open()) {
            assertThat(spool.state().waiting()).isZero();
            assertThatThrownBy(this::open)
                    .hasMessage("the spool in %s cannot be opened: another program has it open".formatted(folder));
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path below = file.resolve("spool");
        assertThatThrownBy(() -> Spool.open(below, limits(ROOM, MONTH)))
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
            SealedCase a = spool.keep(Cases.of("a", 100), SEALER).orElseThrow();
            SealedCase b = spool.keep(Cases.of("b", other, List.of()), SEALER).orElseThrow();
            spool.sent("a", Instant.now());
            assertThat(seal(a)).extracting(Seal::number, Seal::previous).containsExactly(1L, "");
            assertThat(seal(b)).extracting(Seal::number, Seal::previous).containsExactly(1L, "");
            spool.keep(Cases.of("a", 100), SEALER);
        }
        try (Spool spool = open()) {
            SealedCase c = spool.keep(Cases.of("c", 100), SEALER).orElseThrow();
            assertThat(seal(c).number()).isEqualTo(2);
            SealedCase d = spool.keep(Cases.of("d", 100), SEALER).orElseThrow();
            assertThat(seal(d)).extracting(Seal::number, Seal::previous).containsExactly(3L, c.sha256());
        }
    }

    @Test
    void aCaseThatDoesNotFitDoesNotMoveTheChain() {
        try (Spool spool = Spool.open(folder, limits(500_000, MONTH))) {
            SealedCase a = spool.keep(Cases.of("a", 50_000), SEALER).orElseThrow();
            assertThatThrownBy(() -> spool.keep(Cases.of("b", 100_000), SEALER)).isInstanceOf(PublishException.class);
            assertThat(seal(spool.keep(Cases.of("c", 100), SEALER).orElseThrow()))
                    .extracting(Seal::number, Seal::previous)
                    .containsExactly(2L, a.sha256());
        }
    }

    private static Seal seal(SealedCase sealed) {
        return CaseJson.read(sealed.document()).seal().orElseThrow();
    }

    private List<String> ids() {
        try (SpoolFolder beside = SpoolFolder.open(folder)) {
            return beside.entries().stream().map(SpoolEntry::id).toList();
        }
    }

    private List<Deletion> deletions() {
        try (SpoolFolder beside = SpoolFolder.open(folder)) {
            return beside.deletions(Instant.EPOCH);
        }
    }

    private static SpoolLimits limits(long bytes, Duration keep) {
        return new SpoolLimits(bytes, keep, MONTH);
    }

    private Spool open() {
        return Spool.open(folder, limits(ROOM, MONTH));
    }

    /** An event holds the digest of every picture. */
    private static void assertSame(CaseFile actual, CaseFile expected) {
        assertThat(CaseEvent.of(actual)).isEqualTo(CaseEvent.of(expected));
    }
}
