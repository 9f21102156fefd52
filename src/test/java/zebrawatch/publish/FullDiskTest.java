package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.evidence.seal.Sealer;

/** A disk that is really full: a file system of four megabytes. To mount one is a right that not every machine gives. */
class FullDiskTest {
    private static final Sealer SEALER = Cases.sealer("box-07");

    @TempDir
    private Path folder;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder.toString()), "mounting needs root");
    }

    @AfterEach
    void unmount() throws Exception {
        assertThat(run("umount", folder.toString()) || !Files.exists(folder.resolve("spool.db")))
                .isTrue();
    }

    @Test
    void aFullDiskRefusesTheCaseInOneSentenceAndKeepsWhatIsThere() throws IOException {
        try (Spool spool = Spool.open(folder, SpoolLimits.standard())) {
            spool.keep(Cases.of("a", 10_000), SEALER);
            fillTheDisk();
            assertThatThrownBy(() -> spool.keep(Cases.of("b", 200_000), SEALER))
                    .isInstanceOf(PublishException.class)
                    .hasMessage("the spool in %s could not keep case b: the disk is full", folder);
            assertThat(spool.state())
                    .extracting(SpoolState::waiting, SpoolState::full)
                    .containsExactly(1, true);
            assertThat(spool.next().orElseThrow().caseFile().id()).isEqualTo("a");
            Files.delete(folder.resolve("ballast"));
            assertThat(spool.keep(Cases.of("b", 200_000), SEALER)).isPresent();
            assertThat(spool.state())
                    .extracting(SpoolState::waiting, SpoolState::full)
                    .containsExactly(2, false);
        }
    }

    @Test
    void aSentPackageMakesRoomOnAFullDisk() throws IOException {
        try (Spool spool = Spool.open(folder, SpoolLimits.standard())) {
            spool.keep(Cases.of("a", 200_000), SEALER);
            spool.sent("a", Instant.now());
            assertThat(spool.keep(Cases.of("b", 200_000), SEALER)).isPresent();
            assertThat(spool.state().waiting()).isEqualTo(1);
            try (SpoolFolder beside = SpoolFolder.open(folder)) {
                assertThat(beside.deletions(Instant.EPOCH))
                        .extracting(Deletion::id)
                        .containsExactly("a");
            }
        }
    }

    private void fillTheDisk() {
        byte[] block = new byte[4096];
        try (OutputStream ballast = Files.newOutputStream(folder.resolve("ballast"))) {
            while (true) {
                ballast.write(block);
            }
        } catch (IOException full) {
            assertThat(folder.toFile().getUsableSpace()).isZero();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
