package zebrawatch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import zebrawatch.evidence.seal.KeyRing;
import zebrawatch.evidence.verify.PackageContents;
import zebrawatch.evidence.verify.Verification;

/** Whose packages are believed: a folder of public keys. Without a key nobody's are. */
public final class Trust {
    private final Path folder;
    private final KeyRing keys;

    private Trust(Path folder, KeyRing keys) {
        this.folder = folder;
        this.keys = keys;
    }

    /**
     * The keys of all {@code *.pem} files in a folder, which is made if absent.
     *
     * @throws zebrawatch.evidence.EvidenceException if one of them holds no public key
     * @throws ArchiveException if the folder cannot be read
     */
    public static Trust in(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> pem = files.filter(f -> f.toString().endsWith(".pem"))
                        .sorted()
                        .toList();
                return new Trust(folder, KeyRing.read(pem));
            }
        } catch (IOException e) {
            throw new ArchiveException("the folder of trusted keys " + folder + " cannot be read", e);
        }
    }

    /** How many stations are trusted. */
    public int size() {
        return keys.keys().size();
    }

    /** Why a package is not believed; nothing if it is. */
    List<Doubt> doubts(PackageContents contents) {
        List<Doubt> doubts = new ArrayList<>(new Verification(keys, true)
                .check(contents).stream().map(Doubt::of).toList());
        if (keys.isEmpty()) {
            doubts.add(new Doubt(
                    Doubt.NOBODY_TRUSTED,
                    "no station is trusted yet; put its public key ('zebrawatch key show') into " + folder
                            + " as NAME.pem and start the office again"));
        }
        return doubts;
    }
}
