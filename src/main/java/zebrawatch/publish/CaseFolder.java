package zebrawatch.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;
import zebrawatch.evidence.Snapshot;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.SealedCase;
import zebrawatch.evidence.verify.PackageFolder;

/**
 * Packages as folders: {@code <id>/case.json}, the document as it was signed, and the pictures as {@code <seq>-<kind>.jpg}.
 * A folder appears whole or not at all; a case that is there already is left as it is. Any thread may use it.
 */
public final class CaseFolder {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private final Path folder;

    private CaseFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The packages in {@code folder}.
     *
     * @throws PublishException if that cannot be made
     */
    public static CaseFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            return new CaseFolder(folder);
        } catch (IOException e) {
            throw new PublishException("the folder " + folder + " cannot be made; choose one I may write to", e);
        }
    }

    /** Where the packages are. */
    public Path path() {
        return folder;
    }

    /** Where the pictures of a case are, one file a snapshot, in their order. */
    public Path picture(String caseId, int seq, Snapshot.Kind kind) {
        return folder.resolve(caseId).resolve(CaseEvent.file(seq, kind));
    }

    /**
     * Whether the case is there.
     *
     * @throws PublishException if the id cannot be the name of a folder
     */
    public boolean has(String caseId) {
        return Files.exists(place(caseId));
    }

    /** Whether a case can be called so. */
    static boolean isName(String caseId) {
        return NAME.matcher(caseId).matches();
    }

    private Path place(String caseId) {
        if (!isName(caseId)) {
            throw new PublishException("case id '" + caseId + "' cannot be the name of a folder");
        }
        return folder.resolve(caseId);
    }

    /**
     * Keeps a package; it is on disk when this returns.
     *
     * @throws PublishException if it cannot be written; nothing of it is left then
     */
    public synchronized void keep(SealedCase sealed) {
        String id = sealed.caseFile().id();
        if (has(id)) {
            return;
        }
        Path unfinished = folder.resolve("." + id);
        try {
            delete(unfinished);
            Files.createDirectory(unfinished);
            write(unfinished.resolve(PackageFolder.DOCUMENT), sealed.document());
            int seq = 0;
            for (Snapshot snapshot : sealed.caseFile().snapshots()) {
                write(unfinished.resolve(CaseEvent.file(++seq, snapshot.kind())), snapshot.bytes());
            }
            sync(unfinished);
            Files.move(unfinished, folder.resolve(id), StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        } catch (IOException e) {
            throw new PublishException("case " + id + " could not be written to " + folder + " (" + why(e) + ")", e);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        sync(file);
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }
        });
        Files.delete(tree);
    }

    /** Such as: No space left on device. */
    private static String why(IOException e) {
        return e instanceof java.nio.file.FileSystemException f && f.getReason() != null
                ? f.getReason()
                : e.getClass().getSimpleName();
    }
}
