package zebrawatch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseIT {
    @TempDir
    Path folder;

    @Test
    void aSecondOfficeOnTheSameDatabaseRefusesToStartUntilTheFirstHasEnded() {
        Optional<String> url = Optional.of(TestDatabase.create());
        try (Database first = Database.open(url, folder)) {
            assertThatThrownBy(() -> Database.open(url, folder))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("another office is at work with this database; end it first");
            assertThat(answers(first)).isTrue();
        }
        try (Database next = Database.open(url, folder)) {
            assertThat(answers(next)).isTrue();
        }
    }

    @Test
    void aSecondOfficeDoesNotEndTheServerOfAFirstInTheSameFolder() {
        try (Database first = Database.open(Optional.empty(), folder)) {
            assertThatThrownBy(() -> Database.open(Optional.empty(), folder))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("another office is at work with the database in " + folder);
            assertThat(answers(first)).isTrue();
        }
        try (Database next = Database.open(Optional.empty(), folder)) {
            assertThat(answers(next)).isTrue();
        }
    }

    private static boolean answers(Database database) {
        return database.jdbi()
                .withHandle(h -> h.createQuery("select count(*) = 0 from cases")
                        .mapTo(Boolean.class)
                        .one());
    }
}
