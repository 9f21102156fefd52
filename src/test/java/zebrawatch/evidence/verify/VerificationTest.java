package zebrawatch.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Sha256;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.CaseJson;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.evidence.seal.ChainLink;
import zebrawatch.evidence.seal.KeyRing;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.evidence.seal.Sealer;
import zebrawatch.evidence.seal.StationKey;
import zebrawatch.evidence.verify.Finding.Kind;

/** Four packages of one chain, then one thing done to them. */
class VerificationTest {
    private static final List<String> IDS = List.of("a", "b", "c", "d");

    @TempDir
    Path folder;

    @BeforeEach
    void seal() throws IOException {
        ChainLink head = ChainLink.START;
        for (String id : IDS) {
            head = write(id, Cases.sealer("box-07"), head);
        }
    }

    @Test
    void packagesAsTheyWereSealedAreInOrder() {
        Verification verification = new Verification(KeyRing.empty(), false);
        assertThat(findings(verification)).isEmpty();
        assertThat(verification.packages()).isEqualTo(4);
        assertThat(verification.sizes()).containsOnlyKeys("box-07/kl-012").containsValue(4);
        assertThat(verification.notes()).singleElement().asString().contains("taken at its word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-before.jpg", "5-clip.mp4"})
    void oneBitOfAPictureOrTheClip(String file) throws IOException {
        flip(folder.resolve("b").resolve(file), 500);
        assertThat(found()).containsExactly(tuple(Kind.ALTERED, "b", file + " was altered after it was signed"));
    }

    /** Wherever it is: what is left is no JSON, no case, not canonical, or not what was signed. */
    @Test
    void anyBitOfTheDocument() throws IOException {
        Path document = folder.resolve("b/case.json");
        byte[] whole = Files.readAllBytes(document);
        for (int i = 0; i < whole.length; i += 37) {
            flip(document, i);
            assertThat(found())
                    .as("byte " + i)
                    .extracting(t -> t.toList().get(1))
                    .contains("b");
            Files.write(document, whole);
        }
    }

    @Test
    void aWordOfTheDocumentWrittenAnew() throws IOException {
        Path document = folder.resolve("b/case.json");
        Files.writeString(document, Files.readString(document).replace("\"police_case\":3", "\"police_case\":4"));
        assertThat(found())
                .containsExactly(
                        tuple(
                                Kind.WRONG_SIGNATURE,
                                "b",
                                "case.json was altered after it was signed, or its signature is not its key's"),
                        tuple(
                                Kind.BROKEN_CHAIN,
                                "c",
                                "was signed after another package than b, which is before it in chain box-07/kl-012"));
    }

    @Test
    void aDocumentThatWasIndented() throws IOException {
        Path document = folder.resolve("b/case.json");
        Files.writeString(document, Files.readString(document).replace("{\"", "{ \""));
        assertThat(found()).contains(tuple(Kind.ALTERED, "b", "case.json is not written as it was signed (RFC 8785)"));
    }

    @Test
    void aFileRemoved() throws IOException {
        Files.delete(folder.resolve("b/2-on.jpg"));
        assertThat(found()).containsExactly(tuple(Kind.MISSING, "b", "2-on.jpg is missing"));
    }

    @Test
    void theDocumentRemoved() throws IOException {
        Files.delete(folder.resolve("b/case.json"));
        assertThat(found())
                .contains(
                        tuple(Kind.MISSING, "b", "case.json is missing"),
                        tuple(
                                Kind.BROKEN_CHAIN,
                                "c",
                                "number 2 is missing from chain box-07/kl-012 before this package"));
    }

    @Test
    void aFileAdded() throws IOException {
        Files.write(folder.resolve("b/6-extra.jpg"), new byte[3]);
        assertThat(found()).containsExactly(tuple(Kind.ADDED, "b", "6-extra.jpg was added, nobody signed it"));
    }

    @Test
    void aFileRenamed() throws IOException {
        Files.move(folder.resolve("b/2-on.jpg"), folder.resolve("b/2-off.jpg"));
        assertThat(found()).containsExactly(tuple(Kind.RENAMED, "b", "2-on.jpg is called 2-off.jpg"));
    }

    @Test
    void picturesReordered() throws IOException {
        swap(folder.resolve("b/1-before.jpg"), folder.resolve("b/3-after.jpg"));
        assertThat(found())
                .containsExactly(
                        tuple(Kind.REORDERED, "b", "1-before.jpg holds what was signed as 3-after.jpg"),
                        tuple(Kind.REORDERED, "b", "3-after.jpg holds what was signed as 1-before.jpg"));
    }

    @Test
    void twoPackagesSwapped() throws IOException {
        swap(folder.resolve("b"), folder.resolve("c"));
        assertThat(found())
                .containsExactly(
                        tuple(Kind.SWAPPED, "b", "holds the package c"),
                        tuple(Kind.SWAPPED, "c", "holds the package b"));
    }

    @Test
    void packagesThatArriveInAnotherOrder() {
        Verification verification = new Verification(KeyRing.empty(), true);
        List<Finding> findings = new ArrayList<>();
        for (String id : List.of("a", "c", "b", "d")) {
            findings.addAll(verification.check(PackageFolder.read(folder.resolve(id))));
        }
        findings.addAll(verification.chains());
        assertThat(findings)
                .containsExactly(
                        new Finding(Kind.REORDERED, "b", "number 2 of chain box-07/kl-012 comes after number 3"));
    }

    @Test
    void aPackageOfTheChainRemoved() throws IOException {
        delete(folder.resolve("b"));
        assertThat(found())
                .containsExactly(tuple(
                        Kind.BROKEN_CHAIN, "c", "number 2 is missing from chain box-07/kl-012 before this package"));
    }

    @Test
    void thatTheFirstPackagesAreGoneIsANoteBecauseTheirTimeMayBeOver() throws IOException {
        delete(folder.resolve("a"));
        Verification verification = new Verification(KeyRing.empty(), false);
        assertThat(findings(verification)).isEmpty();
        assertThat(verification.notes())
                .contains("chain box-07/kl-012 begins with number 2 (b): what was before is not here");
    }

    @Test
    void anotherKeyInTheMiddleOfAChain() throws IOException {
        StationKey stranger = StationKey.create(folder.resolveSibling("stranger-" + folder.getFileName()));
        delete(folder.resolve("d"));
        ChainLink c = head("c");
        write("d", new Sealer("box-07", stranger), c);
        assertThat(found()).extracting(t -> t.toList().subList(0, 2)).containsExactly(List.of(Kind.OTHER_KEY, "d"));
        assertThat(findings(new Verification(new KeyRing(Set.of(stranger.publicKey())), false)))
                .extracting(Finding::kind, Finding::where)
                .containsExactly(tuple(Kind.OTHER_KEY, "a"), tuple(Kind.OTHER_KEY, "b"), tuple(Kind.OTHER_KEY, "c"));
    }

    @Test
    void aSealOfAnotherKeyThatClaimsToBeTheTrustedOne() throws IOException {
        StationKey stranger = StationKey.create(folder.resolveSibling("forger-" + folder.getFileName()));
        delete(folder.resolve("d"));
        write("d", new Sealer("box-07", stranger), head("c"));
        Path document = folder.resolve("d/case.json");
        String trusted = key("a");
        Files.writeString(document, Files.readString(document).replace(stranger.publicKey(), trusted));
        assertThat(findings(new Verification(new KeyRing(Set.of(trusted)), false)))
                .extracting(Finding::kind, Finding::where)
                .containsExactly(tuple(Kind.WRONG_SIGNATURE, "d"));
    }

    @Test
    void twoPackagesThatClaimOnePlace() throws IOException {
        write("e", Cases.sealer("box-07"), head("c"));
        assertThat(found())
                .containsExactly(tuple(
                        Kind.BROKEN_CHAIN, "e", "two packages are number 4 of chain box-07/kl-012: the other is d"));
    }

    @Test
    void aCaseOfVersion1BearsNoSeal() throws IOException {
        Path old = Files.createDirectory(folder.resolve("kl-012-20261122T001530240Z-3fa9c1d2"));
        Files.copy(Path.of("src/test/resources/wire/violation-1-example.json"), old.resolve("case.json"));
        for (String kind : List.of("before", "on", "after", "vehicle")) {
            int seq = List.of("before", "on", "after", "vehicle").indexOf(kind) + 1;
            Files.writeString(old.resolve(seq + "-" + kind + ".jpg"), kind);
        }
        assertThat(found())
                .containsExactly(
                        tuple(Kind.UNSEALED, "kl-012-20261122T001530240Z-3fa9c1d2", "case.json bears no seal"));
    }

    private ChainLink write(String id, Sealer sealer, ChainLink head) throws IOException {
        CaseFile four = Cases.of(id, 1000);
        List<Snapshot> files = new ArrayList<>(four.snapshots());
        files.add(new Snapshot(
                Snapshot.Kind.CLIP, Instant.EPOCH, ("clip " + id.repeat(1000)).getBytes(StandardCharsets.UTF_8)));
        SealedCase sealed = sealer.seal(four.with(files), head);
        Path place = Files.createDirectory(folder.resolve(id));
        Files.write(place.resolve("case.json"), sealed.document());
        for (var picture : CaseJson.read(sealed.document()).pictures()) {
            Files.write(
                    place.resolve(picture.file()), files.get(picture.seq() - 1).bytes());
        }
        return new ChainLink(head.number() + 1, sealed.sha256());
    }

    private ChainLink head(String id) throws IOException {
        byte[] document = Files.readAllBytes(folder.resolve(id).resolve("case.json"));
        return new ChainLink(CaseJson.read(document).seal().orElseThrow().number(), Sha256.of(document));
    }

    private String key(String id) throws IOException {
        return CaseJson.read(Files.readAllBytes(folder.resolve(id).resolve("case.json")))
                .seal()
                .orElseThrow()
                .key();
    }

    private List<Tuple> found() {
        return findings(new Verification(KeyRing.empty(), false)).stream()
                .map(f -> tuple(f.kind(), f.where(), f.sentence()))
                .toList();
    }

    private List<Finding> findings(Verification verification) {
        List<Finding> findings = new ArrayList<>();
        for (Path one : PackageFolder.under(folder)) {
            findings.addAll(verification.check(PackageFolder.read(one)));
        }
        findings.addAll(verification.chains());
        return findings;
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private static void swap(Path one, Path other) throws IOException {
        Path aside = one.resolveSibling("aside");
        Files.move(one, aside, StandardCopyOption.ATOMIC_MOVE);
        Files.move(other, one, StandardCopyOption.ATOMIC_MOVE);
        Files.move(aside, other, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
