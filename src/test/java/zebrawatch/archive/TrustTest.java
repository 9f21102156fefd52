package zebrawatch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.evidence.EvidenceException;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.CaseJson;
import zebrawatch.evidence.seal.Cases;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.evidence.seal.StationKey;
import zebrawatch.evidence.verify.PackageContents;

class TrustTest {
    @TempDir
    private Path folder;

    @Test
    void aPackageIsBelievedWhenItsStationsKeyIsThereAndNothingWasChanged() throws IOException {
        Files.writeString(folder.resolve("box-07.pem"), Cases.publicPem());
        Files.writeString(folder.resolve("readme.txt"), "no key");
        Trust trust = Trust.in(folder);
        assertThat(trust.size()).isEqualTo(1);
        assertThat(trust.doubts(contents("c-1", Map.of()))).isEmpty();
        assertThat(trust.doubts(contents("c-1", Map.of("2-on.jpg", "00".repeat(32)))))
                .extracting(Doubt::kind)
                .containsExactly("altered");
        assertThat(trust.doubts(contents("c-2", Map.of())))
                .extracting(Doubt::kind)
                .containsExactly("swapped");
    }

    @Test
    void withoutAKeyNobodyIsBelievedAndTheSentenceSaysWhereKeysBelong() {
        Trust trust = Trust.in(folder.resolve("made"));
        assertThat(trust.size()).isZero();
        assertThat(trust.doubts(contents("c-1", Map.of()))).singleElement().satisfies(doubt -> {
            assertThat(doubt.kind()).isEqualTo("nobody_trusted");
            assertThat(doubt.sentence()).contains(folder.resolve("made").toString());
        });
    }

    @Test
    void anotherStationsKeyIsNotEnough() throws IOException {
        StationKey other = StationKey.create(folder.resolve("other.key"));
        Files.writeString(folder.resolve("box-08.pem"), other.publicPem());
        assertThat(Trust.in(folder).doubts(contents("c-1", Map.of())))
                .extracting(Doubt::kind)
                .containsExactly("other_key");
    }

    @Test
    void aFileThatHoldsNoKeyIsSaid() throws IOException {
        Files.writeString(folder.resolve("box-07.pem"), "no key");
        assertThatThrownBy(() -> Trust.in(folder))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("box-07.pem");
    }

    /** Case c-1 as it was sealed, under a name, with other digests of some files. */
    private static PackageContents contents(String name, Map<String, String> changed) {
        SealedCase sealed = Cases.sealed(Cases.of("c-1", 50));
        Map<String, String> digests = new HashMap<>();
        for (CaseEvent.Picture picture : CaseJson.read(sealed.document()).pictures()) {
            digests.put(picture.file(), picture.sha256());
        }
        digests.putAll(changed);
        return new PackageContents(name, Optional.of(sealed.document()), digests);
    }
}
