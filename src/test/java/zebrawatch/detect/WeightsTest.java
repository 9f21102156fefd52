package zebrawatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {
    private static final String FONT =
            "node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf";
    private static final Npm NO_NPM = new Npm("no-such-npm");

    @TempDir
    Path models;

    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void copyTheManifest() throws IOException {
        Path here = Installed.models();
        for (String file : List.of("manifest.json", "package.json", "package-lock.json", ".npmrc")) {
            Files.copy(here.resolve(file), models.resolve(file));
        }
    }

    @Test
    void installedWeightsNeedNeitherNpmNorConversion() throws IOException {
        copyCache();

        new Weights(models, NO_NPM).install(said::add);

        assertThat(said).isEmpty();
        assertThat(new Weights(models, NO_NPM).font()).isNotEmptyFile();
    }

    @Test
    void fetchedFilesAreConvertedWithoutNpm() throws IOException {
        copyFetched();

        Weights weights = new Weights(models, NO_NPM);
        weights.install(said::add);

        assertThat(said)
                .containsExactly("Converting nanodet-g to a DL4J graph", "Converting blazeface-back to a DL4J graph");
        assertThat(weights.net("nanodet-g").outputs()).hasSize(6);
        try (var files = Files.list(models.resolve("cache"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "NotoSansSC.ttf",
                            "NotoSansSC-OFL.txt",
                            "nanodet-g.zip",
                            "blazeface-back.zip",
                            "made.json",
                            "install.part");
        }
    }

    @Test
    void aTruncatedGraphIsRefusedByNameAndChecksum() throws IOException {
        copyCache();
        Path zip = models.resolve("cache/nanodet-g.zip");
        try (FileChannel channel = FileChannel.open(zip, StandardOpenOption.WRITE)) {
            channel.truncate(100_000);
        }
        String sentence = Pattern.quote(zip + " has the CRC-32C ")
                + "[0-9a-f]{8}, expected [0-9a-f]{8}; delete it and run 'zebrawatch models install'";
        Weights weights = new Weights(models, NO_NPM);

        assertThatThrownBy(() -> weights.install(said::add))
                .isInstanceOf(DetectException.class)
                .hasMessageMatching(sentence);
        assertThatThrownBy(() -> weights.net("nanodet-g"))
                .isInstanceOf(DetectException.class)
                .hasMessageMatching(sentence);
    }

    @Test
    void aChangedFetchedFileIsFetchedAgainAndRefusedIfItStaysSo() throws IOException {
        copyFetched();
        Files.writeString(models.resolve(FONT), "no font");

        assertThatThrownBy(() -> new Weights(models, npm("exit 0")).install(said::add))
                .isInstanceOf(DetectException.class)
                .hasMessageContaining("NotoSansSC_400Regular.ttf has the SHA-256")
                .hasMessageContaining("expected d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16")
                .hasMessageEndingWith("this is not the file of @expo-google-fonts/noto-sans-sc@0.4.3 that was checked");
        assertThat(said).hasSize(1);
    }

    @Test
    void aMissingNpmIsSaidWithTheRemedy() {
        assertThatThrownBy(() -> new Weights(models, NO_NPM).install(said::add))
                .isInstanceOf(DetectException.class)
                .hasMessageStartingWith("npm was not found; install Node.js with npm");
    }

    @Test
    void aFailureOfNpmIsSaidWithItsLastWord() throws IOException {
        Npm failing = npm("""
                echo 'npm warn old'
                echo 'npm error code ECONNREFUSED' >&2
                echo 'npm error network request failed, reason: connection refused' >&2
                echo 'npm error A complete log of this run can be found in: /tmp/x-debug-0.log' >&2
                exit 1
                """);

        assertThatThrownBy(() -> new Weights(models, failing).install(said::add))
                .isInstanceOf(DetectException.class)
                .hasMessage("npm could not fetch the weights into " + models
                        + ": network request failed, reason: connection refused");
    }

    @Test
    void weightsThatAreNotInstalledAreSaidWithTheRemedy() {
        assertThatThrownBy(() -> new Weights(models, NO_NPM).font())
                .isInstanceOf(DetectException.class)
                .hasMessage(models.resolve("cache/NotoSansSC.ttf") + " is not there; run 'zebrawatch models install'");
    }

    @Test
    void anOptionalNetThatIsNotInstalledIsSaidWithTheRemedy() {
        assertThatThrownBy(() -> new Weights(models, NO_NPM).load(DetectorSettings.net("ssdlite-mobilenet-v2")))
                .isInstanceOf(DetectException.class)
                .hasMessage(models.resolve("cache/ssdlite-mobilenet-v2.zip")
                        + " is not there; run 'zebrawatch models install ssdlite-mobilenet-v2'");
    }

    @Test
    void aNetThatNobodyKnowsIsSaidWithThoseThatAreKnown() {
        assertThatThrownBy(() -> new Weights(models, NO_NPM).load(DetectorSettings.net("yolo")))
                .isInstanceOf(DetectException.class)
                .hasMessage(models.resolve("manifest.json")
                        + " names no net yolo; it knows [nanodet-g, ssdlite-mobilenet-v2]");
    }

    @Test
    void aWrongManifestIsRefusedWithItsPlace() throws IOException {
        Path manifest = models.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"BGR\"", "\"GBR\""));

        assertThatThrownBy(() -> Weights.in(models))
                .isInstanceOf(DetectException.class)
                .hasMessageStartingWith(manifest + ":")
                .hasMessageContaining("\"GBR\": not one of the values accepted for Enum class: [BGR, RGB]");
    }

    /** A program in npm's place. */
    private Npm npm(String script) throws IOException {
        Path program = models.resolve("npm.sh");
        Files.writeString(program, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Npm(program.toString());
    }

    private void copyCache() throws IOException {
        copy(
                "cache/NotoSansSC.ttf",
                "cache/NotoSansSC-OFL.txt",
                "cache/nanodet-g.zip",
                "cache/blazeface-back.zip",
                "cache/made.json");
    }

    private void copyFetched() throws IOException {
        copy(
                FONT,
                "node_modules/@expo-google-fonts/noto-sans-sc/LICENSE_FONT",
                "node_modules/@vladmandic/human/models/nanodet.json",
                "node_modules/@vladmandic/human/models/nanodet.bin",
                "node_modules/@vladmandic/human/models/blazeface-back.json",
                "node_modules/@vladmandic/human/models/blazeface-back.bin");
    }

    private void copy(String... files) throws IOException {
        for (String file : files) {
            Path to = models.resolve(file);
            Files.createDirectories(to.getParent());
            Files.copy(Installed.models().resolve(file), to);
        }
    }
}
