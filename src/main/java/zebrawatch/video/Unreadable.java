package zebrawatch.video;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Says in one sentence why a file gives no pictures. */
final class Unreadable {
    private Unreadable() {}

    /** What is wrong with the file before FFmpeg ever looks at it. */
    static Optional<String> atFirstSight(Path file) {
        if (!Files.exists(file)) {
            return Optional.of(file + ": there is no such file");
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of(
                    file + (Files.isDirectory(file) ? ": is a folder" : ": is no file") + ", not a video file");
        }
        if (!Files.isReadable(file)) {
            return Optional.of(file + ": no permission to read it");
        }
        return file.toFile().length() == 0 ? Optional.of(file + ": is empty (0 bytes)") : Optional.empty();
    }

    /** Why FFmpeg gave up on the file. */
    static String because(Path file, Demuxer.Unopened why) {
        if (!why.recognised()) {
            return file + (isMp4(file) ? MP4_WITHOUT_INDEX : ": is not a video file that can be read");
        }
        return file
                + (why.hasPictures()
                        ? ": its pictures are coded in a way that cannot be read"
                        : ": has no pictures, only sound or other data");
    }

    private static final String MP4_WITHOUT_INDEX =
            ": the MP4 file is cut off or damaged: its index (moov), written at the end of a recording, is missing";

    /** MP4 and QuickTime files name their first box "ftyp" (ISO/IEC 14496-12, 4.3). */
    private static boolean isMp4(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(8);
            return head.length == 8 && "ftyp".equals(new String(head, 4, 4, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return false;
        }
    }
}
