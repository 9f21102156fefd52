package zebrawatch.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.account.Audit;
import zebrawatch.account.Who;
import zebrawatch.archive.CaseStore;
import zebrawatch.archive.Database;
import zebrawatch.archive.MediaStore;
import zebrawatch.archive.TestDatabase;
import zebrawatch.board.mask.Mask;
import zebrawatch.board.mask.PlateDisplay;
import zebrawatch.publish.ExposureEvent;
import zebrawatch.scene.Box;
import zebrawatch.web.TestClock;

/** The board's issues on a real database. */
class BoardIT {
    private static final Who WANG = new Who(Optional.of(UUID.randomUUID()), "wang", "10.0.0.7");
    private static final String HOSTILE = "'); drop table board_issue; --<script>alert(1)</script>\0\u202e𠮷";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(java.time.Instant.parse("2026-11-28T06:00:00Z"));
    private int deletions;
    private Database database;
    private MediaStore media;
    private Audit audit;
    private Board board;
    private MaskStore masks;

    @BeforeEach
    void open() {
        database = TestDatabase.open();
        media = MediaStore.open(folder);
        audit = new Audit(database, clock);
        board = new Board(database, audit, clock, 1);
        masks = new MaskStore(database, media, audit, clock);
    }

    @AfterEach
    void close() {
        media.close();
        database.close();
    }

    @Test
    void anIssueGetsItsNumberWhenItIsPublishedAndNobodyEverGetsItAgain() {
        UUID first = complete("a");
        assertThat(board.issue(first).orElseThrow().number()).isEmpty();
        assertThat(board.publish(first, WANG)).isEqualTo(1);
        board.withdraw(first, "号牌有误", WANG);
        assertThat(board.publish(complete("b"), WANG)).isEqualTo(2);
        assertThat(board.issue(first).orElseThrow())
                .satisfies(issue -> assertThat(issue.number()).contains(1))
                .satisfies(issue -> assertThat(issue.state()).isEqualTo(Issue.State.WITHDRAWN))
                .satisfies(issue -> assertThat(issue.reason()).isEqualTo("号牌有误"));
        refuses("no_draft", () -> board.publish(first, WANG));
        refuses("not_published", () -> board.withdraw(first, "", WANG));
        assertThat(board.published(10))
                .extracting(i -> i.number().orElseThrow())
                .containsExactly(2);
        assertThat(audit.entries(Audit.Filter.ALL, 2))
                .extracting(Audit.Entry::what)
                .containsExactly("board.publish", "board.confirm");
    }

    @Test
    void aCityThatHasPublishedBeforeGoesOnCounting() {
        board = new Board(database, audit, clock, 12);
        assertThat(board.nextNumber()).isEqualTo(12);
        assertThat(board.publish(complete("a"), WANG)).isEqualTo(12);
        assertThat(board.publish(complete("b"), WANG)).isEqualTo(13);
    }

    @Test
    void editorsWhoPublishAtOnceGetDifferentNumbers() throws Exception {
        List<UUID> drafts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            drafts.add(complete("case-" + i));
        }
        ExecutorService editors = Executors.newFixedThreadPool(6);
        try {
            List<Integer> numbers = new ArrayList<>();
            for (Future<Integer> number : editors.invokeAll(drafts.stream()
                    .map(draft -> (Callable<Integer>) () -> board.publish(draft, WANG))
                    .toList())) {
                numbers.add(number.get());
            }
            assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        } finally {
            editors.shutdownNow();
        }
    }

    @Test
    void nothingIsPublishedThatIsEmptyUnconfirmedOrWithoutALegalBasis() {
        UUID issue = board.draft(WANG);
        refuses("empty", () -> board.publish(issue, WANG));
        board.add(issue, SampleCases.plain(database, media, "a"), WANG);
        refuses("unconfirmed", () -> board.publish(issue, WANG));
        Photo photo = masked(issue);
        refuses("unconfirmed", () -> board.publish(issue, WANG));
        masks.confirm(photo.id(), photo.version(), WANG);
        refuses("no_basis", () -> board.publish(issue, WANG));
        board.describe(issue, "", PlateDisplay.NONE, "", WANG);
        refuses("unconfirmed", () -> board.publish(issue, WANG));
        photo = masked(issue);
        masks.confirm(photo.id(), photo.version(), WANG);
        assertThat(board.publish(issue, WANG)).isEqualTo(1);
    }

    @Test
    void aCaseIsShownOnceUnlessItsIssueWasWithdrawn() {
        Nominee nominee = SampleCases.plain(database, media, "a");
        UUID first = board.draft(WANG);
        board.add(first, nominee, WANG);
        UUID second = board.draft(WANG);
        refuses("shown", () -> board.add(second, nominee, WANG));
        assertThat(board.withoutShown(List.of(nominee))).isEmpty();
        finish(first);
        board.publish(first, WANG);
        board.withdraw(first, "错误", WANG);
        assertThat(board.withoutShown(List.of(nominee))).containsExactly(nominee);
        board.add(second, nominee, WANG);
        assertThat(board.items(second)).hasSize(1);
    }

    @Test
    void itemsAreMovedAndRemovedInDraftsOnly() {
        UUID issue = board.draft(WANG);
        for (String id : List.of("a", "b", "c")) {
            board.add(issue, SampleCases.plain(database, media, id), WANG);
        }
        board.move(item(issue, "c"), true, WANG);
        board.move(item(issue, "c"), true, WANG);
        board.move(item(issue, "c"), true, WANG);
        board.move(item(issue, "a"), false, WANG);
        assertThat(board.items(issue)).extracting(Item::caseId).containsExactly("c", "b", "a");
        board.remove(item(issue, "b"), WANG);
        assertThat(board.items(issue)).extracting(Item::caseId).containsExactly("c", "a");
        finish(issue);
        board.publish(issue, WANG);
        UUID left = item(issue, "a");
        Photo photo = board.item(left).orElseThrow().pictures().get(0);
        refuses("no_draft", () -> board.move(left, true, WANG));
        refuses("no_draft", () -> board.remove(left, WANG));
        refuses("no_draft", () -> board.removePicture(photo.id(), WANG));
        refuses("no_draft", () -> board.discard(issue, WANG));
        refuses("no_draft", () -> masks.draw(photo.id(), new Box(1, 1, 20, 20), WANG));
        refuses("no_draft", () -> masks.undraw(photo.id(), WANG));
        refuses("no_draft", () -> masks.own(photo.id(), new Box(1, 1, 20, 20), WANG));
        refuses("no_draft", () -> masks.confirm(photo.id(), photo.version(), WANG));
    }

    @Test
    void whatIsDrawnIsAddedAndWhatIsNeededStays() {
        UUID issue = board.draft(WANG);
        board.add(issue, SampleCases.plain(database, media, "a"), WANG);
        Photo before = masked(issue);
        masks.draw(before.id(), new Box(60, 20, 30, 30), WANG);
        Photo drawn = board.photo(before.id()).orElseThrow();
        assertThat(drawn.version()).isGreaterThan(before.version());
        assertThat(drawn.masked()).isPresent();
        assertThat(masks.masks(drawn.id()))
                .extracting(Mask::why)
                .containsExactly(Mask.Reason.PERSON, Mask.Reason.DRAWN);
        refuses("changed", () -> masks.confirm(drawn.id(), before.version(), WANG));
        masks.undraw(drawn.id(), WANG);
        assertThat(masks.masks(drawn.id())).extracting(Mask::why).containsExactly(Mask.Reason.PERSON);
        assertThat(board.photo(before.id()).orElseThrow().masked()).isEqualTo(before.masked());
        refuses("small", () -> masks.draw(drawn.id(), new Box(500, 500, 30, 30), WANG));
        refuses("small", () -> masks.draw(drawn.id(), new Box(5, 5, 2, 30), WANG));
    }

    @Test
    void aMaskThatComesTooLateDoesNotReplaceANewerOne() {
        UUID issue = board.draft(WANG);
        board.add(issue, SampleCases.plain(database, media, "a"), WANG);
        Photo waiting = board.items(issue).get(0).pictures().get(0);
        board.describe(issue, "", PlateDisplay.FULL, "依据", WANG);
        masks.store(waiting, List.of());
        assertThat(board.photo(waiting.id()).orElseThrow().masked()).isEmpty();
    }

    @Test
    void onlyConfirmedCopiesOfPublishedIssuesAreSeenOutside() {
        UUID issue = complete("a");
        UUID picture = board.items(issue).get(0).pictures().get(0).id();
        String copy = board.photo(picture).orElseThrow().masked().orElseThrow();
        assertThat(board.publicCopy(picture)).isEmpty();
        board.publish(issue, WANG);
        assertThat(board.publicCopy(picture)).contains(copy);
        assertThat(media.path(copy)).exists();
        board.withdraw(issue, "错误", WANG);
        assertThat(board.publicCopy(picture)).isEmpty();
        assertThat(board.publicCopy(UUID.randomUUID())).isEmpty();
    }

    @Test
    void theWorldIsToldOnceInOrderAndAgainUnderTheSameIdAfterAFault() {
        UUID issue = complete("a");
        Outbox outbox = new Outbox(database, clock);
        assertThat(outbox.sendOne(event -> {})).isFalse();
        board.publish(issue, WANG);
        board.withdraw(issue, "错误", WANG);
        List<ExposureEvent> told = new ArrayList<>();
        assertThatThrownBy(() -> outbox.sendOne(event -> {
                    told.add(event);
                    throw new IllegalStateException("Kafka has it, but the office is killed");
                }))
                .isInstanceOf(IllegalStateException.class);
        while (outbox.sendOne(told::add)) {
            assertThat(told).hasSizeLessThan(9);
        }
        assertThat(told).extracting(ExposureEvent::kind).containsExactly("published", "published", "withdrawn");
        assertThat(told.get(0)).isEqualTo(told.get(1));
        assertThat(told)
                .extracting(ExposureEvent::id)
                .doesNotContainNull()
                .satisfies(ids -> assertThat(ids.get(2)).isNotEqualTo(ids.get(1)));
        assertThat(told.get(1).items()).singleElement().satisfies(item -> {
            assertThat(item.plate()).isEqualTo("贵H·***08");
            assertThat(item.pictures()).hasSize(1);
        });
        assertThat(told.get(2).reason()).isEqualTo("错误");
    }

    @Test
    void hostileTextIsKeptAsText() {
        UUID issue = complete("a");
        board.describe(issue, HOSTILE, PlateDisplay.PART, HOSTILE, WANG);
        board.publish(issue, WANG);
        board.withdraw(issue, HOSTILE, WANG);
        String kept = HOSTILE.replace('\0', ' ');
        assertThat(board.issue(issue).orElseThrow())
                .extracting(Issue::title, Issue::legalBasis, Issue::reason)
                .containsExactly(kept, kept, kept);
    }

    @Test
    void aCaseThatIsDeletedMeanwhileIsRefused() {
        Nominee nominee = SampleCases.plain(database, media, "a");
        database.jdbi().useHandle(handle -> handle.execute("delete from cases"));
        UUID issue = board.draft(WANG);
        refuses("gone", () -> board.add(issue, nominee, WANG));
        refuses("unknown", () -> board.remove(UUID.randomUUID(), WANG));
        assertThat(board.items(issue)).isEmpty();
    }

    @Test
    void whatTheBoardShowsOrIsAboutToShowIsNotDeletedHoweverOld() {
        UUID published = complete("a");
        board.publish(published, WANG);
        UUID open = complete("b");
        UUID thrownAway = complete("c");
        SampleCases.plain(database, media, "d");
        database.jdbi().useHandle(handle -> handle.execute("update cases set held = false"));
        CaseStore archive = new CaseStore(database, media);
        assertThat(delete(archive)).isEqualTo(1);
        board.discard(thrownAway, WANG);
        assertThat(delete(archive)).isEqualTo(1);
        assertThat(board.items(open)).hasSize(1);
        assertThat(Files.exists(media.path(copyOf(published)))).isTrue();
        board.withdraw(published, "到期", WANG);
        assertThat(delete(archive)).isEqualTo(1);
        assertThat(archive.knows("b")).isTrue();
        assertThat(archive.totals().cases()).isEqualTo(1);
        assertThat(Files.exists(media.path(copyOf(published))))
                .as("a copy that a row names stays")
                .isTrue();
    }

    @Test
    void aCopyThatAnotherHasReplacedLeavesTheDiskUnlessItIsNeeded() {
        UUID issue = complete("a");
        UUID picture = board.items(issue).get(0).pictures().get(0).id();
        String first = copyOf(issue);
        masks.draw(picture, new Box(50, 10, 20, 20), WANG);
        String second = copyOf(issue);
        masks.undraw(picture, WANG);
        assertThat(copyOf(issue)).as("the same masks, the same copy").isEqualTo(first);
        CaseStore archive = new CaseStore(database, media);
        delete(archive);
        assertThat(Files.exists(media.path(first))).isTrue();
        assertThat(Files.exists(media.path(second))).isFalse();
        board.discard(issue, WANG);
        delete(archive);
        assertThat(Files.exists(media.path(first))).isFalse();
    }

    private int delete(CaseStore archive) {
        return archive.delete(clock.instant(), clock.instant().plusSeconds(deletions++));
    }

    private String copyOf(UUID issue) {
        return board.items(issue).get(0).pictures().get(0).masked().orElseThrow();
    }

    private UUID complete(String caseId) {
        UUID issue = board.draft(WANG);
        board.add(issue, SampleCases.plain(database, media, caseId), WANG);
        finish(issue);
        return issue;
    }

    private void finish(UUID issue) {
        board.describe(issue, "", PlateDisplay.PART, "依据", WANG);
        for (Item item : board.items(issue)) {
            for (Photo photo : item.pictures()) {
                masks.store(photo, List.of(new Mask(new Box(10, 10, 30, 30), Mask.Reason.PERSON)));
                masks.confirm(photo.id(), board.photo(photo.id()).orElseThrow().version(), WANG);
            }
        }
    }

    private Photo masked(UUID issue) {
        Photo photo = board.items(issue).get(0).pictures().get(0);
        masks.store(photo, List.of(new Mask(new Box(10, 10, 30, 30), Mask.Reason.PERSON)));
        return board.photo(photo.id()).orElseThrow();
    }

    private UUID item(UUID issue, String caseId) {
        return board.items(issue).stream()
                .filter(item -> item.caseId().equals(caseId))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static void refuses(String why, Runnable change) {
        assertThatThrownBy(change::run).isInstanceOf(BoardException.class).hasMessage("board.refused." + why);
    }
}
