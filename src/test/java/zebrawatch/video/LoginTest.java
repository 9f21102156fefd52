package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {
    @TempDir
    private Path folder;

    @Test
    void aPasswordInAFileIsItsFirstLineAndReadEachTime() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "first\nsecond\n");
        Login login = new Login("cam", new Login.SecretFile(file));
        assertThat(login.password()).isEqualTo("first");
        Files.writeString(file, "changed");
        assertThat(login.password()).isEqualTo("changed");
    }

    @Test
    void aPasswordThatIsNotThereIsOneSentence() {
        Path file = folder.resolve("none");
        assertThatThrownBy(() -> new Login("cam", new Login.SecretFile(file)).password())
                .isInstanceOf(VideoException.class)
                .hasMessage("its password is not there: " + file + " cannot be read");
        assertThatThrownBy(() -> new Login("cam", new Login.Variable("ZEBRAWATCH_NO_SUCH")).password())
                .isInstanceOf(VideoException.class)
                .hasMessage("its password is not there: the environment variable ZEBRAWATCH_NO_SUCH is not set");
    }

    @Test
    void anEnvironmentVariableHoldsAPassword() {
        assertThat(new Login("cam", new Login.Variable("PATH")).password()).isEqualTo(System.getenv("PATH"));
    }

    @Test
    void whatFfmpegGetsIsEscapedAndWhatPeopleSeeHoldsNoLogin() {
        Login login = new Login("kl cam", new Login.Written("p@ss:w/ö%$1"));
        RtspSettings camera = RtspSettings.of(URI.create("rtsp://10.1.2.3:554/main?c=1"), Optional.of(login));
        assertThat(camera.withLogin()).isEqualTo("rtsp://kl%20cam:p%40ss%3Aw%2F%C3%B6%25%241@10.1.2.3:554/main?c=1");
        assertThat(camera.shown()).isEqualTo("rtsp://10.1.2.3:554/main?c=1");
        assertThat(camera + " " + login + " " + login.secret()).doesNotContain("p@ss");
    }
}
