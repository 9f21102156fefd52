package zebrawatch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class MigrationIT {
    @Test
    void anOfficeFromBeforeItHadAccountsKeepsItsCases() {
        String url = TestDatabase.create();
        Flyway.configure().dataSource(url, null, null).target("1").load().migrate();
        Jdbi.create(url)
                .useHandle(
                        h -> h.execute("insert into cases values ('c-1', 'kl-012', '北京路', 'main', 'failure-to-yield',"
                                + " now(), now(), 'box-07', 1, '\\x7b7d', repeat('a', 64))"));
        try (Database database = Database.open(Optional.of(url), Path.of("unused"))) {
            String place = database.jdbi()
                    .withHandle(h -> h.createQuery("select place from cases")
                            .mapTo(String.class)
                            .one());
            int rows = database.jdbi()
                    .withHandle(
                            h -> h.createQuery("select (select count(*) from account) + (select count(*) from audit)")
                                    .mapTo(Integer.class)
                                    .one());
            assertThat(place).isEqualTo("北京路");
            assertThat(rows).isZero();
        }
    }
}
