package zebrawatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.account.Sessions;
import zebrawatch.review.ReviewSettings;
import zebrawatch.web.Tls;

class OfficeFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatAnOfficesFileSaysOfItsPagesIsRead() throws IOException {
        OfficeSettings office = read("""
                address: 0.0.0.0
                port: 8443
                tls: {certificate: office.pem, key: office.key}
                session: {idle_minutes: 15, hours: 8}
                board: {first_issue: 12}
                """);
        assertThat(office.firstIssue()).isEqualTo(12);
        assertThat(office.address()).isEqualTo("0.0.0.0");
        assertThat(office.port()).isEqualTo(8443);
        assertThat(office.tls())
                .contains(new Tls(
                        folder.resolve("office.pem"), Optional.of(folder.resolve("office.key")), Optional.empty()));
        assertThat(office.sessions()).isEqualTo(new Sessions.Lifetimes(Duration.ofMinutes(15), Duration.ofHours(8)));
    }

    @Test
    void whatItLeavesOutIsAsUsual() throws IOException {
        assertThat(read("port: 9\nsession: {idle_minutes: 5}\n"))
                .isEqualTo(new OfficeSettings(
                        Optional.empty(),
                        Map.of(),
                        Path.of("office-data"),
                        Optional.empty(),
                        Optional.empty(),
                        "127.0.0.1",
                        9,
                        Optional.empty(),
                        new Sessions.Lifetimes(Duration.ofMinutes(5), Duration.ofHours(12)),
                        90,
                        ReviewSettings.standard(),
                        1));
    }

    @Test
    void everyProblemIsToldWithItsPlace() {
        assertThatThrownBy(
                        () -> read(
                                "tls: {key: k.pem, passwort: x}\nsession: {idle_minutes: 0, hours: 48}\nboard: {first_issue: 0}\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("tls.certificate")
                .hasMessageContaining("tls.passwort")
                .hasMessageContaining("session.idle_minutes")
                .hasMessageContaining("session.hours")
                .hasMessageContaining("board.first_issue");
    }

    private OfficeSettings read(String yaml) throws IOException {
        return OfficeFile.read(Files.writeString(folder.resolve("office.yaml"), yaml));
    }
}
