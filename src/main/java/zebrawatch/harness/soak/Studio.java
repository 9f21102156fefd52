package zebrawatch.harness.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import zebrawatch.harness.evaluate.ClipFolder;
import zebrawatch.harness.soak.Scenery.Piece;
import zebrawatch.video.FileSource;
import zebrawatch.video.Frame;

/** Makes the pieces of film in a folder. */
public final class Studio {
    private static final int QUIET_PICTURES = 5 * Ffmpeg.GROUP;

    /** Pictures of the street after a scene, at least: a passage is spoken of and its clip is whole before it is over. */
    private static final int TAIL_PICTURES = 2 * Ffmpeg.GROUP;

    private final Path folder;

    /** @param folder for the films, made if absent */
    public Studio(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be made; choose one I may write to", e);
        }
    }

    /**
     * The pieces of one clip, some seconds' work the first time; pieces newer than the clip are taken as they are. Each
     * holds whole groups of pictures, so that the joined film has a key frame every two seconds. Scenes begin anywhere
     * between two key frames.
     *
     * @throws SoakException if ffmpeg is not here
     */
    public Scenery shoot(ClipFolder clip) {
        Path scene = film(clip, "scene");
        Path traffic = film(clip, "traffic");
        Path quiet = film(clip, "quiet");
        int before = 1 + Math.floorMod(clip.name().hashCode(), Ffmpeg.GROUP - 1);
        double seconds = seconds(clip, clip.clip());
        if (!Stream.of(scene, traffic, quiet).allMatch(film -> isNewer(film, clip.clip()))) {
            EmptyStreet street = EmptyStreet.of(clip);
            Path still = still(clip, street);
            int pictures = before + (int) Math.round(seconds * Ffmpeg.RATE) + TAIL_PICTURES;
            Ffmpeg.scene(still, clip.clip(), before, wholeGroups(pictures, Ffmpeg.GROUP), scene);
            traffic(clip, street, traffic);
            Ffmpeg.still(still, QUIET_PICTURES, quiet);
        }
        double begin = (double) before / Ffmpeg.RATE;
        return new Scenery(clip, piece(clip, scene), begin, begin + seconds, piece(clip, traffic), piece(clip, quiet));
    }

    /** The scene in another size, such as {@code 640:360}, made anew. */
    public Path resized(Scenery scenery, String size) {
        Path film = film(scenery.clip(), size.replace(':', 'x'));
        Ffmpeg.resized(scenery.scene().film(), size, film);
        return film;
    }

    private static int wholeGroups(int pictures, int group) {
        return (pictures + group - 1) / group * group;
    }

    private static boolean isNewer(Path film, Path clip) {
        try {
            return Files.exists(film) && Files.getLastModifiedTime(film).compareTo(Files.getLastModifiedTime(clip)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(film + " cannot be looked at", e);
        }
    }

    private static void traffic(ClipFolder clip, EmptyStreet street, Path film) {
        try (FileSource source = clip.open();
                Ffmpeg ffmpeg = Ffmpeg.film(
                        street.width(), street.height(), 1e9 / source.interval().toNanos(), film)) {
            OutputStream pictures = ffmpeg.pictures();
            int written = 0;
            for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next(), written++) {
                try (Frame frame = next.get()) {
                    pictures.write(street.withoutPeople(clip, frame));
                }
            }
            int group = Math.toIntExact(Math.round(1e9 / source.interval().toNanos() * Ffmpeg.GROUP / Ffmpeg.RATE));
            for (; written < wholeGroups(written, group); written++) {
                pictures.write(street.pixels());
            }
        } catch (IOException e) {
            throw new SoakException("ffmpeg takes no more pictures for " + film, e);
        }
    }

    private Path still(ClipFolder clip, EmptyStreet street) {
        Path still = folder.resolve(clip.name() + "-street.png");
        try (BytePointer data = new BytePointer(street.pixels());
                Mat picture = new Mat(street.height(), street.width(), opencv_core.CV_8UC3, data)) {
            if (!opencv_imgcodecs.imwrite(still.toString(), picture)) {
                throw new SoakException(still + " cannot be written");
            }
        }
        return still;
    }

    private Path film(ClipFolder clip, String piece) {
        return folder.resolve(clip.name() + "-" + piece + ".mp4");
    }

    private static Piece piece(ClipFolder clip, Path film) {
        return new Piece(film, seconds(clip, film));
    }

    private static double seconds(ClipFolder clip, Path film) {
        try (FileSource source = new FileSource(clip.camera().id(), film, Instant.EPOCH)) {
            return source.duration().orElseThrow().toMillis() / 1000.0;
        }
    }
}
