package zebrawatch.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.evidence.Sha256;

class MediaStoreTest {
    @TempDir
    private Path folder;

    private MediaStore store;

    @BeforeEach
    void open() {
        store = MediaStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsPutLiesUnderItsDigestOnceAndNothingUnfinishedIsLeft() throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        for (int n = 0; n < 20; n++) {
            byte[] bytes = ("picture " + n).getBytes(UTF_8);
            contents.put(Sha256.of(bytes), bytes);
        }
        store.put(contents);
        store.put(contents);
        for (Map.Entry<String, byte[]> one : contents.entrySet()) {
            String sha256 = one.getKey();
            assertThat(store.path(sha256))
                    .isEqualTo(folder.resolve(sha256.substring(0, 2))
                            .resolve(sha256.substring(2, 4))
                            .resolve(sha256))
                    .hasBinaryContent(one.getValue());
            assertThat(store.isIntact(sha256)).isTrue();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(20);
        }
    }

    @Test
    void whatWasChangedOnDiskIsNotIntactAndWhatIsRemovedIsGone() throws IOException {
        byte[] bytes = "clip".getBytes(UTF_8);
        String sha256 = Sha256.of(bytes);
        assertThat(store.isIntact(sha256)).isFalse();
        store.put(Map.of(sha256, bytes));
        Files.writeString(store.path(sha256), "clap");
        assertThat(store.isIntact(sha256)).isFalse();
        store.remove(sha256);
        store.remove(sha256);
        assertThat(store.path(sha256)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../../etc/passwd", "ab", "UPPER"})
    void whatIsNoDigestIsNoPath(String text) {
        String name = text.equals("UPPER") ? "AB".repeat(32) : text;
        assertThatThrownBy(() -> store.path(name))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("64 hexadecimal digits");
    }

    @Test
    void aFolderThatCannotBeMadeIsOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> MediaStore.open(file))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(file.toString());
    }
}
