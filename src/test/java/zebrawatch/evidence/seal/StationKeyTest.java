package zebrawatch.evidence.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.evidence.EvidenceException;

class StationKeyTest {
    private static final byte[] MESSAGE = {1, 2, 3, 4};

    @TempDir
    Path folder;

    @Test
    void aKeyIsReadBackAndOnlyItsOwnerMayReadIt() throws IOException {
        Path file = folder.resolve("station.key");
        StationKey made = StationKey.create(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        StationKey read = StationKey.read(file);
        assertThat(read.fingerprint()).isEqualTo(made.fingerprint()).matches("[0-9a-f]{16}");
        assertThat(KeyRing.isSigned(MESSAGE, read.sign(MESSAGE), made.publicKey()))
                .isTrue();
    }

    @Test
    void thePublicPartIsWhatAKeyRingTakes() throws IOException {
        StationKey one = StationKey.create(folder.resolve("one.key"));
        StationKey two = StationKey.create(folder.resolve("two.key"));
        Path pem = Files.writeString(folder.resolve("trusted.pem"), one.publicPem());
        assertThat(one.publicPem()).doesNotContain("PRIVATE");
        assertThat(KeyRing.read(List.of(pem)).holds(one.publicKey())).isTrue();
        assertThat(KeyRing.read(List.of(pem)).holds(two.publicKey())).isFalse();
    }

    @Test
    void aKeyIsNeverOverwritten() {
        Path file = folder.resolve("station.key");
        StationKey.create(file);
        assertThatThrownBy(() -> StationKey.create(file))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(file + " is there already; a key is never overwritten, choose another file");
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() {
        assertThatThrownBy(() -> StationKey.create(Path.of("/proc/station.key")))
                .isInstanceOf(EvidenceException.class)
                .hasMessageStartingWith("the key /proc/station.key cannot be written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw-r--r--", "rw-----w-", "rwx------"})
    void aKeyThatOthersMayReadIsRefused(String mode) throws IOException {
        Path file = folder.resolve("station.key");
        StationKey.create(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        assertThatThrownBy(() -> StationKey.read(file))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("chmod 600 " + file)
                .hasMessageContaining(mode);
    }

    @Test
    void aMissingKeyIsAnsweredWithHowToMakeOne() {
        Path file = folder.resolve("station.key");
        assertThatThrownBy(() -> StationKey.read(file))
                .hasMessage("the station's key " + file + " is not there; make one with 'zebrawatch key create " + file
                        + "'");
    }

    @Test
    void aFolderInItsPlaceIsSaid() throws IOException {
        Path file = Files.createDirectory(
                folder.resolve("station.key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        assertThatThrownBy(() -> StationKey.read(file)).hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "text", "cut", "rsa", "strangers"})
    void aBrokenKeyIsSaid(String kind) throws Exception {
        Path file = folder.resolve("station.key");
        StationKey.create(file);
        String whole = Files.readString(file);
        String other = Files.readString(written(StationKey.create(folder.resolve("other.key")), "other.key"));
        String rsa = Pem.block(
                "PRIVATE KEY",
                KeyPairGenerator.getInstance("RSA")
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded());
        Files.writeString(
                file,
                switch (kind) {
                    case "empty" -> "";
                    case "text" -> "-----BEGIN PRIVATE KEY-----\nhello\n-----END PRIVATE KEY-----\n";
                    case "cut" -> whole.substring(0, whole.length() / 3);
                    case "rsa" -> rsa + whole.substring(whole.indexOf("-----BEGIN PUBLIC"));
                    default ->
                        whole.substring(0, whole.indexOf("-----BEGIN PUBLIC"))
                                + other.substring(other.indexOf("-----BEGIN PUBLIC"));
                });
        assertThatThrownBy(() -> StationKey.read(file))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(kind.equals("strangers") ? "do not belong together" : "is broken");
    }

    private Path written(StationKey key, String name) {
        assertThat(key.publicKey()).isNotEmpty();
        return folder.resolve(name);
    }
}
