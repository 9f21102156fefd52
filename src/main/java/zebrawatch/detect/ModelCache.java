package zebrawatch.detect;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files made once from published ones, each with the digest it had when it was made. A file appears under its name whole
 * or not at all.
 */
final class ModelCache {
    private static final String DIGESTS = "digests.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * @param sha256 of the file as it was made
     * @param from what it was made of; made of something else, it is stale
     */
    private record Made(String sha256, String from) {}

    /** Writes a file. */
    interface Maker {
        void make(Path file) throws IOException;
    }

    private final Path folder;

    ModelCache(Path folder) {
        this.folder = folder;
    }

    /**
     * Whether the file is there, made of {@code from}, and still as it was made.
     *
     * @throws DetectException if it was changed since
     */
    boolean has(String name, String from) {
        Made made = digests().get(name);
        Path file = folder.resolve(name);
        if (made == null || !made.from().equals(from) || !Files.exists(file)) {
            return false;
        }
        check(file, made.sha256(), "delete it and run 'zebrawatch models install'");
        return true;
    }

    /** The whole path of a file that {@link #has} confirmed. */
    Path path(String name) {
        return folder.resolve(name);
    }

    /** Makes the file beside its place and puts it there when it is whole. */
    void put(String name, String from, Maker maker) {
        Path file = folder.resolve(name);
        try {
            Path part = folder.resolve(name + ".part");
            maker.make(part);
            String digest = sha256(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Map<String, Made> digests = digests();
            digests.put(name, new Made(digest, from));
            Path digestsPart = folder.resolve(DIGESTS + ".part");
            JSON.writeValue(digestsPart.toFile(), digests);
            Files.move(
                    digestsPart,
                    folder.resolve(DIGESTS),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DetectException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Runs {@code work} while no other process does the same: two builds may start side by side. */
    void alone(Runnable work) {
        Path guard = folder.resolve("install.part");
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                assert lock.isValid();
                work.run();
            }
        } catch (IOException e) {
            throw new DetectException("the folder " + folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** @throws DetectException if the file has not the digest {@code expected}; {@code remedy} ends the sentence */
    static void check(Path file, String expected, String remedy) {
        String digest = digest(file);
        if (!digest.equals(expected)) {
            throw new DetectException(file + " has the SHA-256 " + digest + ", expected " + expected + "; " + remedy);
        }
    }

    /** @throws DetectException if the file cannot be read */
    static String digest(Path file) {
        try {
            return sha256(file);
        } catch (IOException e) {
            throw new DetectException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Map<String, Made> digests() {
        Path file = folder.resolve(DIGESTS);
        if (!Files.exists(file)) {
            return new TreeMap<>();
        }
        try {
            return JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Made>>() {});
        } catch (IOException e) {
            throw new DetectException(
                    file + " is not readable; delete the folder " + folder + " and run 'zebrawatch models install'", e);
        }
    }

    /** In hexadecimal. */
    static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of a text in UTF-8, in hexadecimal. */
    static String sha256(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
