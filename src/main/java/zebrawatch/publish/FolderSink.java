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
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Snapshot;

/**
 * Cases as folders: {@code <id>/case.json} and the pictures as {@code <seq>-<kind>.jpg}. A folder appears whole or not at
 * all; a case that is there already is left as it is. Any thread may use it.
 */
public final class FolderSink implements ViolationSink {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private final Path folder;

    private FolderSink(Path folder) {
        this.folder = folder;
    }

    /**
     * A sink that makes its folders in {@code folder}.
     *
     * @throws PublishException if that cannot be made
     */
    public static FolderSink open(Path folder) {
        try {
            Files.createDirectories(folder);
            return new FolderSink(folder);
        } catch (IOException e) {
            throw new PublishException("the folder " + folder + " cannot be made; choose one I may write to", e);
        }
    }

    /** Where the pictures of a case are, one file a snapshot, in their order. */
    public Path picture(String caseId, int seq, Snapshot.Kind kind) {
        return folder.resolve(caseId).resolve(seq + "-" + kind.code() + ".jpg");
    }

    @Override
    public synchronized void accept(CaseFile caseFile) {
        String id = caseFile.id();
        if (!NAME.matcher(id).matches()) {
            throw new PublishException("case id '" + id + "' cannot be the name of a folder");
        }
        Path unfinished = folder.resolve("." + id);
        try {
            if (Files.exists(folder.resolve(id))) {
                return;
            }
            delete(unfinished);
            Files.createDirectory(unfinished);
            write(unfinished.resolve("case.json"), CaseJson.writeForPeople(CaseEvent.of(caseFile)));
            int seq = 0;
            for (Snapshot snapshot : caseFile.snapshots()) {
                Path name = picture(id, ++seq, snapshot.kind()).getFileName();
                write(unfinished.resolve(name), snapshot.jpeg());
            }
            sync(unfinished);
            Files.move(unfinished, folder.resolve(id), StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        } catch (IOException e) {
            throw new PublishException("case " + id + " could not be written to " + folder + " (" + why(e) + ")", e);
        }
    }

    /** Nothing is left to hand over: every case is a folder once it is accepted. */
    @Override
    public void close() {}

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
