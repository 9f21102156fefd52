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
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Files made once from published ones, each with the checksum it had when it was made. A file appears under its name whole
 * or not at all. The checksum finds what a disk or a person did to a file by accident; it is looked at in every start, where SHA-256
 * takes half a second, for the JVM has not compiled it yet.
 */
final class ModelCache {
    private static final String LIST = "made.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * @param crc32c of the file as it was made (RFC 3720, appendix B.4), in hexadecimal
     * @param from what it was made of; made of something else, it is stale
     */
    private record Made(String crc32c, String from) {}

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
        Made made = list().get(name);
        Path file = folder.resolve(name);
        if (made == null || !made.from().equals(from) || !Files.exists(file)) {
            return false;
        }
        String now = crc32c(file);
        if (!now.equals(made.crc32c())) {
            throw new DetectException(file + " has the CRC-32C " + now + ", expected " + made.crc32c()
                    + "; delete it and run 'zebrawatch models install'");
        }
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
            String checksum = crc32c(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Map<String, Made> list = list();
            list.put(name, new Made(checksum, from));
            Path listPart = folder.resolve(LIST + ".part");
            JSON.writeValue(listPart.toFile(), list);
            Files.move(
                    listPart,
                    folder.resolve(LIST),
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

    private Map<String, Made> list() {
        Path file = folder.resolve(LIST);
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

    private static String crc32c(Path file) {
        CRC32C checksum = new CRC32C();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new DetectException(file + " cannot be read: " + e.getMessage(), e);
        }
        return String.format("%08x", checksum.getValue());
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
