package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Sha256;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.CaseJson;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.evidence.seal.Seal;

class FolderSinkTest extends ViolationSinkContract {
    @TempDir
    Path folder;

    @Override
    FolderSink open() {
        return new FolderSink(CaseFolder.open(folder.resolve("cases")), Cases.sealer("box-07"));
    }

    @Override
    List<CaseFile> delivered() {
        try (Stream<Path> cases = Files.list(folder.resolve("cases"))) {
            return cases.sorted().map(FolderSinkTest::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCaseIsAFolderWithItsPicturesNamedInTheirOrder() {
        open().accept(Cases.of("c-1", 10));
        assertThat(folder.resolve("cases/c-1"))
                .isDirectoryContaining("glob:**/case.json")
                .isDirectoryContaining("glob:**/1-before.jpg")
                .isDirectoryContaining("glob:**/2-on.jpg")
                .isDirectoryContaining("glob:**/3-after.jpg")
                .isDirectoryContaining("glob:**/4-vehicle.jpg");
        assertThat(CaseFolder.open(folder.resolve("cases")).picture("c-1", 3, Snapshot.Kind.AFTER))
                .exists();
    }

    @Test
    void theFolderIsTheChainEvenAfterARestart() throws IOException {
        open().accept(Cases.of("c-1", 10));
        open().accept(Cases.of("c-2", 10));
        byte[] first = Files.readAllBytes(folder.resolve("cases/c-1/case.json"));
        assertThat(CaseJson.read(Files.readAllBytes(folder.resolve("cases/c-2/case.json")))
                        .seal())
                .get()
                .extracting(Seal::number, Seal::previous)
                .containsExactly(2L, Sha256.of(first));
    }

    @Test
    void whatACrashLeftUnfinishedIsWrittenAnew() throws IOException {
        Path unfinished = Files.createDirectories(folder.resolve("cases/.c-1"));
        Files.write(unfinished.resolve("1-before.jpg"), new byte[3]);
        open().accept(Cases.of("c-1", 10));
        assertThat(unfinished).doesNotExist();
        assertThat(folder.resolve("cases/c-1/1-before.jpg")).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../c-1", "/c-1", ".c-1", "c 1", ""})
    void anIdThatIsNoFolderNameIsRefused(String id) {
        assertThatThrownBy(() -> open().accept(Cases.of(id, 10)))
                .isInstanceOf(PublishException.class)
                .hasMessage("case id '" + id + "' cannot be the name of a folder");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path below = Files.createFile(folder.resolve("file")).resolve("cases");
        assertThatThrownBy(() -> CaseFolder.open(below))
                .isInstanceOf(PublishException.class)
                .hasMessage("the folder %s cannot be made; choose one I may write to".formatted(below));
    }

    private static CaseFile read(Path folder) {
        try {
            CaseEvent event = CaseJson.read(Files.readAllBytes(folder.resolve("case.json")));
            Map<Integer, byte[]> pictures =
                    event.pictures().stream().collect(Collectors.toMap(CaseEvent.Picture::seq, picture(folder)));
            return event.with(pictures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Function<CaseEvent.Picture, byte[]> picture(Path folder) {
        return p -> {
            try {
                return Files.readAllBytes(folder.resolve(p.file()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
