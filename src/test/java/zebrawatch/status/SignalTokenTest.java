package zebrawatch.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalTokenTest {
    @TempDir
    private Path folder;

    @Test
    void itComesFromTheEnvironmentOrAFileTheFileFirst() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "from-file\n");
        assertThat(SignalToken.of(Map.of())).isEmpty();
        assertThat(SignalToken.of(Map.of(SignalToken.VARIABLE, "s3cret"))).contains("s3cret");
        assertThat(SignalToken.of(Map.of(SignalToken.VARIABLE, "s3cret", SignalToken.FILE_VARIABLE, file.toString())))
                .contains("from-file");
    }

    @Test
    void aMissingFileAndAnEmptyTokenAreSaid() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        assertThatThrownBy(() -> SignalToken.of(Map.of(SignalToken.FILE_VARIABLE, empty.toString())))
                .isInstanceOf(StatusException.class)
                .hasMessageEndingWith("empty: is empty; expected the token of those who tell signals");
        assertThatThrownBy(() -> SignalToken.of(Map.of(SignalToken.FILE_VARIABLE, "/none")))
                .isInstanceOf(StatusException.class)
                .hasMessage("ZEBRAWATCH_SIGNAL_TOKEN_FILE names /none, which cannot be read");
    }
}
