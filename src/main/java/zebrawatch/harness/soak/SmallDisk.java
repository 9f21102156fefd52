package zebrawatch.harness.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A disk that can be filled: a file system in memory of its own, which only root may mount. */
public final class SmallDisk implements AutoCloseable {
    private static final long LONGEST_SECONDS = 10;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** A new one in {@code folder}, which is there; empty where this user may not mount it. */
    public static Optional<SmallDisk> mount(Path folder, int megabytes) {
        String size = "size=" + megabytes + "m";
        boolean done = succeeds("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString());
        return done ? Optional.of(new SmallDisk(folder)) : Optional.empty();
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Leaves no room. */
    public void fill() {
        byte[] block = new byte[4096];
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            while (true) {
                ballast.write(block);
            }
        } catch (IOException full) {
            if (folder.toFile().getUsableSpace() > block.length) {
                throw new SoakException(folder + " cannot be filled: " + full.getMessage(), full);
            }
        }
    }

    /** Makes room again. */
    public void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new SoakException(folder + " cannot be freed", e);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() {
        succeeds("umount", folder.toString());
    }
}
