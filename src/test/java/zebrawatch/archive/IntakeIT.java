package zebrawatch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.evidence.Sha256;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.publish.Broker;
import zebrawatch.publish.Records;

class IntakeIT {
    private static final Duration ENOUGH = Duration.ofSeconds(60);
    private static final Duration KEPT = Duration.ofDays(90);

    @RegisterExtension
    final Broker broker = new Broker();

    @TempDir
    static Path server;

    @TempDir
    Path folder;

    private static Database database;

    @BeforeAll
    static void start() {
        database = Database.open(Optional.empty(), server);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void clear() throws IOException {
        database.jdbi()
                .useHandle(h -> h.execute("truncate cases, case_media, quarantine, quarantine_media, set_aside,"
                        + " reading_position, deletion, media_leaving, review, review_skip, decision"));
        Files.createDirectories(folder.resolve("keys"));
    }

    @Test
    void aCaseIsStoredOnceHoweverOftenItComesAndTheOfficeStarts() throws Exception {
        trustTheStation();
        try (Records records = new Records(broker.bootstrap());
                MediaStore media = MediaStore.open(folder.resolve("media"))) {
            records.send(List.of(sealed("c-1"), sealed("c-1"), sealed("c-2")));
            assertThat(stored(media, Clock.systemUTC(), t -> t.cases() == 2)).isEqualTo(totals(2, 8, 0, 0, 0));
            records.send(List.of(sealed("c-2"), sealed("c-3")));
            assertThat(stored(media, Clock.systemUTC(), t -> t.cases() == 3)).isEqualTo(totals(3, 12, 0, 0, 0));
            try (Stream<Path> files = Files.walk(folder.resolve("media"))) {
                List<Path> found = files.filter(Files::isRegularFile).toList();
                assertThat(found)
                        .hasSize(12)
                        .allSatisfy(file -> assertThat(Sha256.of(Files.readAllBytes(file)))
                                .isEqualTo(file.getFileName().toString()));
            }
        }
    }

    @Test
    void aCaseOfAStationNobodyTrustsIsInQuarantineUntilItsKeyIsThere() throws Exception {
        try (Records records = new Records(broker.bootstrap());
                MediaStore media = MediaStore.open(folder.resolve("media"))) {
            records.send(List.of(sealed("c-1")));
            assertThat(stored(media, Clock.systemUTC(), t -> t.quarantined() == 1))
                    .isEqualTo(totals(0, 0, 1, 0, 0));
            assertThat(new CaseStore(database, media).quarantine(10))
                    .singleElement()
                    .satisfies(one ->
                            assertThat(one.reason()).singleElement().asString().contains("no station is trusted"))
                    .satisfies(one -> assertThat(one.kinds()).containsExactly("nobody_trusted"));
            trustTheStation();
            assertThat(stored(media, Clock.systemUTC(), t -> t.cases() == 1)).isEqualTo(totals(1, 4, 0, 0, 0));
        }
    }

    @Test
    void aForgedPictureAndWhatIsNoCaseAreSetAsideWithTheirReasonAndStopNothing() throws Exception {
        trustTheStation();
        try (Records records = new Records(broker.bootstrap());
                MediaStore media = MediaStore.open(folder.resolve("media"))) {
            records.sendWithOtherPicture(sealed("c-1"), 2);
            records.sendNonsense();
            records.send(List.of(sealed("c-2")));
            // the nonsense among the pictures lies before those of the good case
            assertThat(stored(media, Clock.systemUTC(), t -> t.cases() == 1)).isEqualTo(totals(1, 4, 1, 3, 0));
            CaseStore store = new CaseStore(database, media);
            assertThat(store.quarantine(10))
                    .singleElement()
                    .satisfies(
                            one -> assertThat(one.reason()).containsExactly("2-on.jpg was altered after it was signed"))
                    .satisfies(one -> assertThat(one.kinds()).containsExactly("altered"));
            assertThat(store.setAside(10))
                    .extracting(one -> one.kinds().get(0) + ": " + one.reason().get(0))
                    .containsExactlyInAnyOrder(
                            "forged: not what was signed as picture 2 of case c-1",
                            "malformed: a case is JSON, this is not",
                            "malformed: a picture needs the header 'case-id'");
        }
    }

    @Test
    void anotherPackageOfAStoredCaseDoesNotTakeItsPlace() throws Exception {
        trustTheStation();
        try (Records records = new Records(broker.bootstrap());
                MediaStore media = MediaStore.open(folder.resolve("media"))) {
            records.send(List.of(sealed("c-1")));
            assertThat(stored(media, Clock.systemUTC(), t -> t.cases() == 1)).isEqualTo(totals(1, 4, 0, 0, 0));
            records.send(List.of(Cases.sealed(Cases.of("c-1", 2_000))));
            assertThat(stored(media, Clock.systemUTC(), t -> t.quarantined() == 1))
                    .isEqualTo(totals(1, 4, 1, 0, 0));
        }
    }

    @Test
    void whatIsTooOldIsDeletedWithARecordAndDoesNotComeBack() throws Exception {
        trustTheStation();
        try (Records records = new Records(broker.bootstrap());
                MediaStore media = MediaStore.open(folder.resolve("media"))) {
            records.send(List.of(sealed("c-1")));
            records.sendNonsense();
            stored(media, Clock.systemUTC(), t -> t.cases() == 1);
            database.jdbi().useHandle(h -> h.execute("update cases set held = false"));
            records.send(List.of(sealed("c-1"), sealed("c-2")));
            Clock later = Clock.fixed(Instant.now().plus(KEPT).plusSeconds(60), ZoneOffset.UTC);
            assertThat(stored(media, later, t -> t.cases() == 1 && t.deleted() > 0)
                            .cases())
                    .isEqualTo(1);
            List<String> deleted = database.jdbi()
                    .withHandle(h -> h.createQuery("select what || ' ' || name from deletion where what = 'case'")
                            .mapTo(String.class)
                            .list());
            assertThat(deleted).containsExactly("case c-1");
            try (Stream<Path> files = Files.walk(folder.resolve("media"))) {
                assertThat(files.filter(Files::isRegularFile)).hasSize(4);
            }
        }
    }

    private static SealedCase sealed(String id) {
        return Cases.sealed(Cases.of(id, 1_000));
    }

    private static CaseStore.Totals totals(long cases, long media, long quarantined, long setAside, long deleted) {
        return new CaseStore.Totals(cases, media, quarantined, setAside, deleted);
    }

    private void trustTheStation() throws IOException {
        Files.writeString(folder.resolve("keys/box-07.pem"), Cases.publicPem());
    }

    /** Runs an office's intake until the archive is as wanted. */
    private CaseStore.Totals stored(MediaStore media, Clock clock, Predicate<CaseStore.Totals> wanted)
            throws InterruptedException {
        CaseStore store = new CaseStore(database, media);
        Intake.Settings settings = new Intake.Settings(broker.bootstrap(), Map.of(), KEPT);
        try (Intake intake = Intake.start(settings, store, Trust.in(folder.resolve("keys")), clock)) {
            long end = System.nanoTime() + ENOUGH.toNanos();
            while (!wanted.test(store.totals()) && System.nanoTime() < end) {
                Thread.sleep(50);
            }
            assertThat(intake.hindrance()).isEmpty();
        }
        return store.totals();
    }
}
