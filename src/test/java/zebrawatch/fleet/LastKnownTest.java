package zebrawatch.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.scene.CameraId;

class LastKnownTest {
    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsReadAgain() {
        CameraConfig moved = new CameraConfig(
                new CameraId("kl-1"),
                "camera: kl-1\nplace: \"凯里 \\\"北\\\"\"\n",
                7,
                "wang@office",
                Instant.parse("2026-03-05T08:15:02.123456Z"),
                Instant.parse("2026-03-01T00:00:00Z"),
                Optional.of("box-07"),
                Optional.empty());
        CameraConfig given = CameraConfig.given(new CameraId("kl-2"), "", Instant.EPOCH);
        LastKnown file = new LastKnown(folder.resolve("new/folder"));
        assertThat(file.read()).isEmpty();
        file.write(List.of(moved));
        file.write(List.of(moved, given));
        assertThat(file.read()).containsExactly(moved, given);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[", "7", "[{\"camera\": \"not an id\"}]", "[{\"camera\": \"kl-1\", \"written\": \"then\"}]"
            })
    void aSpoiltFileIsLeftAloneAndTellsNothing(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("cameras.json"), text);
        assertThat(new LastKnown(folder).read()).isEmpty();
        assertThat(file).hasContent(text);
    }
}
