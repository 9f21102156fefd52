package zebrawatch.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.account.Audit;
import zebrawatch.account.Who;
import zebrawatch.archive.CaseStore;
import zebrawatch.archive.Database;
import zebrawatch.archive.MediaStore;
import zebrawatch.archive.Stored;
import zebrawatch.archive.TestDatabase;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.publish.DecisionEvent;
import zebrawatch.scene.CameraId;
import zebrawatch.web.TestClock;

class ReviewStoreIT {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:15:30Z");
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration SETTLED = ReviewSettings.UNDO.plusSeconds(1);
    private static final UUID LI = UUID.randomUUID();
    private static final UUID WANG = UUID.randomUUID();
    private static final Finding VIOLATION = Finding.confirmed(Category.PRIVATE, "贵H12345", "");
    private static final Finding NONE = Finding.rejected(List.of(Reason.WAITING), "");

    @TempDir
    static Path folder;

    private static Database database;
    private static MediaStore media;

    private final TestClock clock = new TestClock(MONDAY.plus(Duration.ofDays(1)));

    @BeforeAll
    static void start() {
        database = TestDatabase.open();
        media = MediaStore.open(folder.resolve("media"));
    }

    @AfterAll
    static void stop() {
        media.close();
        database.close();
    }

    @BeforeEach
    void clear() {
        database.jdbi()
                .useHandle(h -> h.execute("truncate cases, case_media, review, review_skip, decision, deletion"));
    }

    private Docket docket() {
        return new Docket(database, settings(0), WorkingDays.standard(), SHANGHAI, clock);
    }

    private static ReviewSettings settings(double secondLook) {
        return new ReviewSettings(Optional.empty(), 5, LEASE, secondLook);
    }

    private Audit audit() {
        return new Audit(database, clock);
    }

    private static Who who(UUID officer) {
        return new Who(Optional.of(officer), "li", "");
    }

    private Decisions decisions(double secondLook) {
        return new Decisions(database, audit(), settings(secondLook), clock);
    }

    /** Cases of one day after the other, from Monday on. */
    private void queue(int cases) throws IOException {
        List<SealedCase> sealed = new ArrayList<>();
        for (int n = cases - 1; n >= 0; n--) {
            sealed.add(Cases.sealed(Cases.of(
                    "c-" + n,
                    new CameraId("kl-" + n % 3),
                    "第" + n % 3 + "路口",
                    MONDAY.plus(Duration.ofDays(n)),
                    Cases.pictures("c-" + n, 20))));
        }
        Stored.keep(new CaseStore(database, media), folder, clock.instant(), sealed);
        while (docket().fill() > 0) {
            // until there are no more
        }
    }

    @Test
    void everyStoredCaseIsQueuedOnceWithItsDueDate() throws Exception {
        queue(3);
        assertThat(docket().fill()).isZero();
        assertThat(new QueueList(database).list(QueueList.Filter.WAITING, Optional.empty(), 10))
                .extracting(review -> review.caseId().orElseThrow() + " " + review.due())
                .containsExactly("c-0 2026-11-30T16:00:00Z", "c-1 2026-12-01T16:00:00Z", "c-2 2026-12-02T16:00:00Z");
    }

    @Test
    void theOldestDueComesFirstAndNobodyElseGetsItUntilTheTimeIsOver() throws Exception {
        queue(2);
        Docket docket = docket();
        Review first = docket.next(LI, Optional.empty()).orElseThrow();
        assertThat(first.caseId()).contains("c-0");
        assertThat(docket.next(LI, Optional.empty()).map(Review::page)).contains(first.page());
        assertThat(docket.next(WANG, Optional.empty()).flatMap(Review::caseId)).contains("c-1");
        assertThat(docket.take(WANG, first.page())).isEmpty();
        assertThat(docket.next(LI, Optional.of(first.page()))).isEmpty();
        clock.pass(LEASE.plusSeconds(1));
        assertThat(docket.next(WANG, Optional.empty()).map(Review::page)).contains(first.page());
        assertThatThrownBy(() -> decisions(0).decide(who(LI), first.page(), NONE))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("not_yours");
    }

    @Test
    void aDecisionAfterTheTimeStandsWhileNobodyElseTookTheCase() throws Exception {
        queue(1);
        Review review = docket().next(LI, Optional.empty()).orElseThrow();
        clock.pass(LEASE.plusSeconds(1));
        decisions(0).decide(who(LI), review.page(), NONE);
        assertThat(docket().find(review.page()).map(Review::state)).contains(Review.State.REJECTED);
    }

    @Test
    void whatAnOfficerPutsBackOthersGetAtOnceAndHeNotForAWhile() throws Exception {
        queue(2);
        Docket docket = docket();
        Review first = docket.next(LI, Optional.empty()).orElseThrow();
        docket.skip(LI, first.page());
        assertThat(docket.next(LI, Optional.empty()).flatMap(Review::caseId)).contains("c-1");
        assertThat(docket.take(LI, first.page())).isPresent();
        docket.skip(LI, first.page());
        assertThat(docket.next(WANG, Optional.empty()).flatMap(Review::caseId)).contains("c-0");
    }

    @Test
    void manyOfficersAtOnceNeverHoldTheSameCase() throws Exception {
        int officers = 8;
        int cases = 60;
        queue(cases);
        List<UUID> given = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(officers);
        CountDownLatch together = new CountDownLatch(officers);
        List<Future<UUID>> done = new ArrayList<>();
        for (int n = 0; n < officers; n++) {
            done.add(threads.submit(() -> {
                UUID officer = UUID.randomUUID();
                together.countDown();
                together.await();
                Docket docket = docket();
                Decisions decisions = decisions(0);
                for (Optional<Review> mine = docket.next(officer, Optional.empty());
                        mine.isPresent();
                        mine = docket.next(officer, Optional.empty())) {
                    given.add(mine.get().page());
                    decisions.decide(who(officer), mine.get().page(), NONE);
                }
                return officer;
            }));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        assertThat(done).allSatisfy(one -> assertThat(one.get()).isNotNull());
        assertThat(given).hasSize(cases).doesNotHaveDuplicates();
    }

    @Test
    void aDecisionCanBeUndoneForFiveMinutesAndTheCaseIsTheOfficersAgain() throws Exception {
        queue(2);
        Docket docket = docket();
        Decisions decisions = decisions(0);
        UUID page = docket.next(LI, Optional.empty()).orElseThrow().page();
        decisions.decide(who(LI), page, VIOLATION);
        assertThatThrownBy(() -> decisions.undo(who(WANG))).isInstanceOf(RefusedException.class);
        clock.pass(ReviewSettings.UNDO.minusSeconds(1));
        assertThat(decisions.undo(who(LI))).isEqualTo(page);
        assertThat(docket.find(page).orElseThrow().isHeldBy(LI, clock.instant()))
                .isTrue();
        assertThat(docket.find(page).orElseThrow().state()).isEqualTo(Review.State.OPEN);
        assertThatThrownBy(() -> decisions.undo(who(LI))).isInstanceOf(RefusedException.class);
        decisions.decide(who(LI), page, NONE);
        clock.pass(ReviewSettings.UNDO);
        assertThatThrownBy(() -> decisions.undo(who(LI)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nothing_to_undo");
        assertThat(decisions.of(page))
                .extracting(d -> d.finding().outcome() + " " + d.undone().isPresent())
                .containsExactly("CONFIRMED true", "REJECTED false");
    }

    @Test
    void aSecondLookIsAnotherOfficersAndCounts() throws Exception {
        queue(1);
        Docket docket = docket();
        Decisions decisions = decisions(1);
        UUID page = docket.next(LI, Optional.empty()).orElseThrow().page();
        assertThat(decisions.decide(who(LI), page, VIOLATION).isFinal()).isFalse();
        assertThat(docket.next(WANG, Optional.empty()))
                .as("the first can be undone yet")
                .isEmpty();
        clock.pass(SETTLED);
        assertThat(docket.next(LI, Optional.empty())).isEmpty();
        assertThat(docket.take(LI, page)).isEmpty();
        assertThat(docket.next(WANG, Optional.empty()).map(Review::page)).contains(page);
        assertThat(decisions.decide(who(WANG), page, NONE).isFinal()).isTrue();
        assertThat(docket.find(page).map(Review::state)).contains(Review.State.REJECTED);
        assertThat(decisions.undo(who(WANG))).isEqualTo(page);
        assertThat(docket.find(page).map(Review::state)).contains(Review.State.SECOND_LOOK);
        decisions.decide(who(WANG), page, VIOLATION);
        assertThat(docket.find(page).map(Review::state)).contains(Review.State.CONFIRMED);
    }

    @Test
    void theShareOfSecondLooksIsDrawnByTheDigest() {
        assertThat(Decisions.isDrawn("00000000" + "f".repeat(56), 0.05)).isTrue();
        assertThat(Decisions.isDrawn("0ccccccc" + "f".repeat(56), 0.05)).isTrue();
        assertThat(Decisions.isDrawn("0ccccccd" + "f".repeat(56), 0.05)).isFalse();
        assertThat(Decisions.isDrawn("f".repeat(64), 1)).isTrue();
        assertThat(Decisions.isDrawn("0".repeat(64), 0)).isFalse();
    }

    @Test
    void decisionsAreSentOnceWhenTheyCanNoLongerBeUndoneAndAgainUnderTheSameIdAfterAFault() throws Exception {
        queue(2);
        Docket docket = docket();
        Decisions decisions = decisions(0);
        decisions.decide(
                who(LI), docket.next(LI, Optional.empty()).orElseThrow().page(), VIOLATION);
        decisions.undo(who(LI));
        decisions.decide(
                who(LI), docket.next(LI, Optional.empty()).orElseThrow().page(), NONE);
        Outbox outbox = new Outbox(database, clock);
        List<DecisionEvent> sent = new ArrayList<>();
        assertThat(outbox.send(sent::addAll)).isZero();
        clock.pass(SETTLED);
        assertThatThrownBy(() -> outbox.send(events -> {
                    sent.addAll(events);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(outbox.send(sent::addAll)).isEqualTo(1);
        assertThat(outbox.send(sent::addAll)).isZero();
        assertThat(sent).hasSize(2).allMatch(event -> event.equals(sent.get(0)));
        assertThat(sent.get(0).outcome()).isEqualTo("rejected");
        assertThat(sent.get(0).reasons()).containsExactly("waiting");
    }

    @Test
    void aConfirmedCaseIsOnTheListOfItsCategoryUntilItIsHandedOver() throws Exception {
        queue(4);
        Docket docket = docket();
        Decisions decisions = decisions(0);
        for (Category category : Category.values()) {
            UUID page = docket.next(LI, Optional.empty()).orElseThrow().page();
            decisions.decide(
                    who(LI),
                    page,
                    Finding.confirmed(category, "贵H1234" + category.code().length(), ""));
            clock.pass(Duration.ofSeconds(1));
        }
        HandOver lists = new HandOver(database, audit(), clock);
        assertThat(lists.list(Destination.PENALTY, false, Optional.empty(), 10)).isEmpty();
        clock.pass(SETTLED);
        assertThat(plates(lists, Destination.PENALTY, false)).containsExactly("贵H12347", "贵H12349");
        assertThat(plates(lists, Destination.TRANSPORT_ADMINISTRATION, false)).containsExactly("贵H123410");
        assertThat(plates(lists, Destination.CIVILITY_COMMITTEE, false)).containsExactly("贵H12348");
        assertThat(new Candidates(database, clock).newest(10))
                .extracting(Candidates.Candidate::plate)
                .containsExactly("贵H12349", "贵H12347");
        List<HandOver.Entry> penalties = lists.list(Destination.PENALTY, false, Optional.empty(), 10);
        assertThat(lists.list(
                        Destination.PENALTY, false, Optional.of(penalties.get(0).page()), 10))
                .containsExactly(penalties.get(1));
        String first = penalties.get(0).caseId();
        assertThat(lists.evidence(List.of(first)).get(first))
                .hasSize(4)
                .allSatisfy(file -> assertThat(file.sha256()).hasSize(64));
        UUID penalty = penalties.get(0).page();
        assertThat(lists.hand(who(WANG), Destination.CIVILITY_COMMITTEE, List.of(penalty)))
                .isZero();
        assertThat(lists.hand(who(WANG), Destination.PENALTY, List.of(penalty))).isEqualTo(1);
        assertThat(lists.hand(who(WANG), Destination.PENALTY, List.of(penalty))).isZero();
        assertThat(plates(lists, Destination.PENALTY, false)).containsExactly("贵H12349");
        assertThat(plates(lists, Destination.PENALTY, true)).containsExactly("贵H12347");
    }

    private static List<String> plates(HandOver lists, Destination destination, boolean isHanded) {
        return lists.list(destination, isHanded, Optional.empty(), 10).stream()
                .map(HandOver.Entry::plate)
                .toList();
    }

    @Test
    void nothingThatIsUndecidedOrNotHandedOverIsDeletedHoweverOld() throws Exception {
        queue(4);
        Docket docket = docket();
        Decisions decisions = decisions(0);
        CaseStore store = new CaseStore(database, media);
        UUID rejected = docket.next(LI, Optional.empty()).orElseThrow().page();
        decisions.decide(who(LI), rejected, Finding.rejected(List.of(Reason.OTHER), "王某路过"));
        UUID handed = docket.next(LI, Optional.empty()).orElseThrow().page();
        decisions.decide(who(LI), handed, VIOLATION);
        UUID confirmed = docket.next(LI, Optional.empty()).orElseThrow().page();
        decisions.decide(who(LI), confirmed, VIOLATION);
        assertThat(store.delete(clock.instant().plusSeconds(1), clock.instant()))
                .isZero();
        clock.pass(SETTLED);
        new HandOver(database, audit(), clock).hand(who(WANG), Destination.PENALTY, List.of(handed));
        assertThat(store.delete(clock.instant(), clock.instant()))
                .as("Kafka has no decision yet")
                .isZero();
        new Outbox(database, clock).send(events -> {});
        assertThat(store.delete(clock.instant(), clock.instant())).isEqualTo(2);
        assertThat(store.totals().cases()).isEqualTo(2);
        assertThat(docket.find(confirmed).flatMap(Review::caseId)).isPresent();
        assertThat(docket.find(rejected).flatMap(Review::caseId)).isEmpty();
        docket.forget();
        assertThat(decisions.of(rejected)).extracting(d -> d.finding().note()).containsExactly("");
        assertThat(decisions.of(handed)).extracting(d -> d.finding().plate()).containsExactly("");
        assertThat(decisions.of(confirmed)).extracting(d -> d.finding().plate()).containsExactly("贵H12345");
    }

    @Test
    void listsAreFilteredAndReadPageByPage() throws Exception {
        queue(7);
        QueueList lists = new QueueList(database);
        List<Review> first = lists.list(QueueList.Filter.WAITING, Optional.empty(), 4);
        Review last = first.get(3);
        List<Review> rest = lists.list(
                QueueList.Filter.WAITING, Optional.of(new QueueList.Key(last.due(), last.happened(), last.page())), 4);
        assertThat(first).hasSize(4);
        assertThat(rest).hasSize(3).doesNotContainAnyElementsOf(first);
        assertThat(lists.spots()).hasSize(3).contains("第0路口 · 北侧人行横道");
        assertThat(lists.list(filter(Optional.of("第1路口 · 北侧人行横道"), OptionalInt.empty()), Optional.empty(), 10))
                .extracting(review -> review.caseId().orElseThrow())
                .containsExactly("c-1", "c-4");
        assertThat(lists.list(filter(Optional.of("' or 1=1 --"), OptionalInt.empty()), Optional.empty(), 10))
                .isEmpty();
        assertThat(lists.list(filter(Optional.empty(), OptionalInt.of(3)), Optional.empty(), 10))
                .hasSize(7);
        assertThat(lists.list(filter(Optional.empty(), OptionalInt.of(5)), Optional.empty(), 10))
                .isEmpty();
        clock.pass(Duration.ofDays(8));
        assertThat(lists.load(clock.instant())).isEqualTo(new QueueList.Load(7, 2));
    }

    private static QueueList.Filter filter(Optional<String> spot, OptionalInt kind) {
        return new QueueList.Filter(
                Optional.empty(),
                spot,
                Optional.of(MONDAY.minusSeconds(1)),
                Optional.of(MONDAY.plus(Duration.ofDays(30))),
                kind,
                Optional.empty());
    }

    @Test
    void hostileTextIsKeptAsText() throws Exception {
        String hostile = "<script>alert(1)</script>'; drop table decision; --\0${7*7}{{7*7}}";
        Stored.keep(
                new CaseStore(database, media),
                folder,
                clock.instant(),
                List.of(Cases.sealed(
                        Cases.of("c-1", new CameraId("kl-1"), hostile, MONDAY, Cases.pictures("c-1", 20)))));
        docket().fill();
        Review review = docket().next(LI, Optional.empty()).orElseThrow();
        assertThat(review.place()).isEqualTo(hostile.replace('\0', ' '));
        decisions(0).decide(who(LI), review.page(), Finding.rejected(List.of(Reason.OTHER), hostile));
        assertThat(decisions(0).of(review.page()))
                .singleElement()
                .satisfies(d -> assertThat(d.finding().note()).isEqualTo(hostile.replace('\0', ' ')));
    }
}
