package zebrawatch.video.health;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import zebrawatch.scene.CameraId;
import zebrawatch.video.VideoException;

/**
 * Where the reference pictures of one camera's outline are kept: small grey PNG files anybody can look at. They belong
 * to one configuration and one confirmation of it; those of any other are deleted.
 */
public final class ReferenceFolder {
    private static final String MOVED = "moved";
    private static final String PICTURE = ".png";

    private final Path folder;
    private final String version;

    /**
     * @param data the station's folder for camera health
     * @param configuration the camera's configuration, whole
     * @param confirmed when somebody last confirmed that the outline fits; null where nobody had to
     */
    public ReferenceFolder(Path data, CameraId camera, String configuration, Optional<Instant> confirmed) {
        this.folder = data.resolve(camera.value());
        this.version = digest(configuration + confirmed.map(Instant::toString).orElse(""));
    }

    /** The pictures, the first one first, owned by the caller; those that are damaged are left out. */
    List<Mat> pictures() {
        List<Mat> pictures = new ArrayList<>();
        for (int i = 0; Files.exists(picture(i)); i++) {
            Mat picture = opencv_imgcodecs.imread(picture(i).toString(), opencv_imgcodecs.IMREAD_GRAYSCALE);
            if (picture.empty()) {
                picture.close();
            } else {
                pictures.add(picture);
            }
        }
        return pictures;
    }

    /**
     * Keeps a picture.
     *
     * @param place 0 for the one taken first
     * @throws VideoException if it cannot be written
     */
    void keep(int place, Mat picture) {
        Path half = folder.resolve("half" + PICTURE);
        try {
            Files.createDirectories(folder);
            forgetOthers();
            if (!opencv_imgcodecs.imwrite(half.toString(), picture)) {
                throw new IOException("not written");
            }
            Files.move(half, picture(place), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            throw new VideoException(folder + ": the reference picture of a camera cannot be kept there", e);
        }
    }

    /** Since when the camera is known to have moved. */
    Optional<Instant> movedSince() {
        try {
            return Optional.of(Instant.parse(Files.readString(file(MOVED)).strip()));
        } catch (NoSuchFileException nothingKnown) {
            return Optional.empty();
        } catch (IOException | DateTimeParseException e) {
            throw new VideoException(file(MOVED) + ": cannot be read, so whether the camera moved is unknown", e);
        }
    }

    /**
     * Remembers that the camera moved, over a restart too.
     *
     * @throws VideoException if it cannot be written
     */
    void moved(Instant since) {
        try {
            Files.createDirectories(folder);
            Files.writeString(file(MOVED), since.toString());
        } catch (IOException e) {
            throw new VideoException(file(MOVED) + ": cannot be written", e);
        }
    }

    private void forgetOthers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith(version)) {
                    Files.delete(file);
                }
            }
        }
    }

    private Path picture(int place) {
        return file(place + PICTURE);
    }

    private Path file(String what) {
        return folder.resolve(version + "-" + what);
    }

    private static String digest(String text) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
