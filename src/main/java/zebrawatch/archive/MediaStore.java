package zebrawatch.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import zebrawatch.evidence.Sha256;

/**
 * Pictures and clips on disk under the SHA-256 of their bytes, {@code ab/cd/<digest>}: the same bytes once, a file whole or
 * not there. Several files are synced at a time, because a disk does that faster than one after the other.
 */
public final class MediaStore implements AutoCloseable {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int WRITERS = 8;

    private final Path folder;
    private final Path unfinished;
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS, work -> {
        Thread thread = new Thread(work, "media writer");
        thread.setDaemon(true);
        return thread;
    });

    private MediaStore(Path folder) {
        this.folder = folder;
        this.unfinished = folder.resolve("unfinished");
    }

    /**
     * The media in a folder.
     *
     * @throws ArchiveException if it cannot be made
     */
    public static MediaStore open(Path folder) {
        MediaStore store = new MediaStore(folder);
        try {
            Files.createDirectories(store.unfinished);
            return store;
        } catch (IOException e) {
            throw new ArchiveException("the folder " + folder + " cannot be made; choose one I may write to", e);
        }
    }

    /**
     * Where the bytes of a digest lie, if they are there.
     *
     * @throws ArchiveException if it is no digest
     */
    public Path path(String sha256) {
        if (!DIGEST.matcher(sha256).matches()) {
            throw new ArchiveException("a SHA-256 has 64 hexadecimal digits, this has not");
        }
        return folder.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    /**
     * Keeps files; they are on disk when this returns.
     *
     * @param contents by digest
     * @throws ArchiveException if one cannot be written
     */
    public void put(Map<String, byte[]> contents) {
        List<Future<?>> written = new ArrayList<>();
        Set<Path> folders = new LinkedHashSet<>();
        contents.forEach((sha256, bytes) -> {
            Path target = path(sha256);
            if (!Files.exists(target)) {
                folders.add(parent(target));
                folders.add(parent(parent(target)));
                folders.add(folder);
                written.add(writers.submit(() -> {
                    write(bytes, target);
                    return target;
                }));
            }
        });
        try {
            for (Future<?> one : written) {
                one.get();
            }
            // after the first of them a disk has as a rule nothing left to write
            for (Path one : folders) {
                sync(one);
            }
        } catch (ExecutionException | IOException e) {
            throw new ArchiveException("a picture or clip could not be written to " + folder + " (" + why(e) + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArchiveException("the office was told to stop while it wrote", e);
        }
    }

    /** Whether the bytes of a digest are there, and are its bytes. */
    boolean isIntact(String sha256) {
        Path file = path(sha256);
        try {
            return Files.exists(file) && Sha256.of(Files.readAllBytes(file)).equals(sha256);
        } catch (IOException e) {
            throw new ArchiveException(file + " cannot be read", e);
        }
    }

    /** Removes a file, if it is there. */
    void remove(String sha256) {
        try {
            Files.deleteIfExists(path(sha256));
        } catch (IOException e) {
            throw new ArchiveException("a file in " + folder + " could not be deleted", e);
        }
    }

    @Override
    public void close() {
        writers.shutdownNow();
    }

    private void write(byte[] bytes, Path target) throws IOException {
        Path file = unfinished.resolve(UUID.randomUUID().toString());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.createDirectories(parent(target));
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Such as: No space left on device. */
    private static String why(Exception e) {
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        return String.valueOf(cause.getMessage());
    }
}
