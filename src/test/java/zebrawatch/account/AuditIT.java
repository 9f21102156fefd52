package zebrawatch.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.archive.Database;
import zebrawatch.archive.TestDatabase;
import zebrawatch.web.TestClock;

class AuditIT {
    private final TestClock clock = new TestClock(Instant.parse("2026-11-28T06:00:00.123456789Z"));
    private Database database;
    private Audit audit;

    @BeforeEach
    void open() {
        database = TestDatabase.open();
        audit = new Audit(database, clock);
        for (int i = 1; i <= 5; i++) {
            audit.record(Who.stranger("li" + i, "10.0.0." + i), "review.view", "case-" + i, "第 " + i + " 次");
            clock.pass(Duration.ofDays(1));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aLogThatNobodyTouchedIsWhole() {
        Audit.Verdict verdict = audit.verify();
        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.rows()).isEqualTo(5);
        assertThat(verdict.lastSha256())
                .isEqualTo(audit.entries(Audit.Filter.ALL, 1).get(0).sha256());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set details = 'x' where number = 3",
                "delete from audit where number = 3",
                "truncate audit",
                "update audit set details = details"
            })
    void theDatabaseRefusesToChangeOrRemoveARow(String statement) {
        assertThatThrownBy(() -> database.jdbi().useHandle(h -> h.execute(statement)))
                .hasMessageContaining("audit is never changed, only added to");
        assertThat(audit.verify().rows()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit set details = 'x' where number = 3 | 3",
                "update audit set at = at + interval '1 microsecond' where number = 2 | 2",
                "update audit set name = 'li2', address = '' where number = 5 | 5",
                "update audit set account = gen_random_uuid() where number = 1 | 1",
                "update audit set sha256 = repeat('a', 64) where number = 4 | 4",
                "delete from audit where number = 3 | 3",
                "delete from audit where number = 1 | 1",
                "update audit set number = 9 where number = 5 | 5"
            })
    void whoeverGoesAroundTheDatabasesRefusalIsFoundAtTheFirstRow(String statement, long broken) {
        database.jdbi().useHandle(h -> {
            h.execute("alter table audit disable trigger audit_stays");
            h.execute(statement);
        });
        assertThat(audit.verify().broken()).isEqualTo(Optional.of(broken));
    }

    @Test
    void manyWritersMakeOneChain() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Boolean>> rows = IntStream.range(0, 60)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        audit.record(Who.PROGRAM, "review.view", "case " + i, "");
                        return true;
                    })
                    .toList();
            for (Future<Boolean> row : writers.invokeAll(rows)) {
                assertThat(row.get()).isTrue();
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(audit.verify())
                .isEqualTo(
                        new Audit.Verdict(65, Optional.empty(), audit.verify().lastSha256()));
    }

    @Test
    void aRowGoesWithItsTransaction() {
        assertThatThrownBy(() -> database.jdbi().useTransaction(handle -> {
                    audit.record(handle, Who.PROGRAM, "review.confirm", "case", "");
                    throw new IllegalStateException("the decision failed");
                }))
                .hasMessage("the decision failed");
        assertThat(audit.verify().rows()).isEqualTo(5);
    }

    @Test
    void whatIsHtmlSqlOrNoTextIsKeptAsItCame() {
        audit.record(Who.stranger("'; drop table audit; --", "x"), "review.view", "<script>", "a\0b");
        Audit.Entry newest = audit.entries(Audit.Filter.ALL, 1).get(0);
        assertThat(newest.name()).isEqualTo("'; drop table audit; --");
        assertThat(newest.subject()).isEqualTo("<script>");
        assertThat(newest.details()).isEqualTo("a b");
        assertThat(audit.verify().broken()).isEmpty();
    }

    @Test
    void rowsAreFoundByNameWordSubjectAndTime() {
        assertThat(numbers(new Audit.Filter("li3", "", "", Instant.EPOCH, Audit.Filter.ALL.until(), Long.MAX_VALUE)))
                .containsExactly(3L);
        assertThat(numbers(new Audit.Filter("", "review.", "case-2", Instant.EPOCH, Audit.Filter.ALL.until(), 99)))
                .containsExactly(2L);
        assertThat(numbers(new Audit.Filter("", "revi", "", Instant.EPOCH, Audit.Filter.ALL.until(), 99)))
                .isEmpty();
        assertThat(numbers(new Audit.Filter(
                        "",
                        "",
                        "",
                        Instant.parse("2026-11-29T00:00:00Z"),
                        Instant.parse("2026-12-01T00:00:00Z"),
                        Long.MAX_VALUE)))
                .containsExactly(3L, 2L);
        assertThat(numbers(new Audit.Filter("", "", "", Instant.EPOCH, Audit.Filter.ALL.until(), 3)))
                .containsExactly(2L, 1L);
    }

    private List<Long> numbers(Audit.Filter filter) {
        return audit.entries(filter, 100).stream().map(Audit.Entry::number).toList();
    }
}
