package zebrawatch.evidence.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import zebrawatch.evidence.EvidenceException;
import zebrawatch.evidence.Sha256;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.CaseJson;
import zebrawatch.evidence.seal.ChainLink;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.scene.CameraId;

/** Packages that lie in folders. */
public final class PackageFolder {
    /** The file with the document. */
    public static final String DOCUMENT = "case.json";

    private PackageFolder() {}

    /**
     * The packages at a place: the folder itself if it is one, or else every folder in it; what a writer has not finished
     * begins with a dot and is left out.
     *
     * @throws EvidenceException if it is no folder, cannot be read, or there is no package
     */
    public static List<Path> under(Path place) {
        if (Files.exists(place.resolve(DOCUMENT))) {
            return List.of(place);
        }
        if (!Files.isDirectory(place)) {
            throw new EvidenceException(place + " is no folder; expected a package or a folder of packages");
        }
        try (Stream<Path> inside = Files.list(place)) {
            List<Path> found = inside.filter(Files::isDirectory)
                    .filter(f -> !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new EvidenceException(
                        "no package in " + place + "; expected " + DOCUMENT + " or folders with it");
            }
            return found;
        } catch (IOException e) {
            throw new EvidenceException(place + " cannot be listed", e);
        }
    }

    /**
     * A package as it lies there.
     *
     * @throws EvidenceException if a file cannot be read
     */
    public static PackageContents read(Path folder) {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path file : inside.filter(f -> !Files.isDirectory(f)).toList()) {
                digests.put(folder.relativize(file).toString(), Sha256.of(Files.readAllBytes(file)));
            }
            digests.remove(DOCUMENT);
            Path document = folder.resolve(DOCUMENT);
            return new PackageContents(
                    folder.toAbsolutePath().normalize().getFileName().toString(),
                    Files.exists(document) ? Optional.of(Files.readAllBytes(document)) : Optional.empty(),
                    digests);
        } catch (IOException e) {
            throw new EvidenceException("the package " + folder + " cannot be read", e);
        }
    }

    /**
     * The case in a package, with those of its pictures that are there, whatever they are now.
     *
     * @throws EvidenceException if there is no document or it is no case
     */
    public static SealedCase load(Path folder) {
        Path document = folder.resolve(DOCUMENT);
        try {
            byte[] bytes = Files.readAllBytes(document);
            CaseEvent event = CaseJson.read(bytes);
            Map<Integer, byte[]> contents = new HashMap<>();
            for (CaseEvent.Picture picture : event.pictures()) {
                Path file = folder.resolve(picture.file()).normalize();
                if (file.startsWith(folder.normalize()) && Files.isRegularFile(file)) {
                    contents.put(picture.seq(), Files.readAllBytes(file));
                }
            }
            return new SealedCase(event.with(contents), bytes);
        } catch (NoSuchFileException e) {
            throw new EvidenceException(folder + " is no package; there is no " + DOCUMENT + " in it", e);
        } catch (EvidenceException e) {
            throw new EvidenceException(document + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new EvidenceException("the package " + folder + " cannot be read", e);
        }
    }

    /**
     * Where the chains of a station stand among the packages in a folder.
     *
     * @throws EvidenceException if one cannot be read
     */
    public static Map<CameraId, ChainLink> heads(Path folder, String station) {
        Map<CameraId, ChainLink> heads = new HashMap<>();
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path file : inside.filter(f -> !f.getFileName().toString().startsWith("."))
                    .map(f -> f.resolve(DOCUMENT))
                    .filter(Files::exists)
                    .toList()) {
                byte[] document = Files.readAllBytes(file);
                CaseEvent event = CaseJson.read(document);
                event.seal()
                        .filter(seal -> seal.station().equals(station))
                        .map(seal -> new ChainLink(seal.number(), Sha256.of(document)))
                        .ifPresent(link ->
                                heads.merge(event.bare().camera(), link, (a, b) -> a.number() > b.number() ? a : b));
            }
            return heads;
        } catch (IOException e) {
            throw new EvidenceException("the packages in " + folder + " cannot be read", e);
        }
    }
}
