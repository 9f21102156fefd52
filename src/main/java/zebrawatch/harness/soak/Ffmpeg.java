package zebrawatch.harness.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes film as traffic cameras do: H.264, 25 pictures a second, a key frame every two seconds, no B-frames. */
final class Ffmpeg implements AutoCloseable {
    /** Pictures a second. */
    static final int RATE = 25;

    /** Pictures from one key frame to the next. */
    static final int GROUP = 50;

    private static final String NOISE = "noise=alls=3:allf=t";

    /** All films of a camera have the same parameter sets, as if one encoder had made them. */
    private static final String SAME = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1,"
            + "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";

    private static final List<String> AS_CAMERAS_DO = List.of(
            "-an",
            "-r",
            Integer.toString(RATE),
            "-pix_fmt",
            "yuv420p",
            "-c:v",
            "libx264",
            "-preset",
            "superfast",
            "-threads",
            "2",
            "-crf",
            "24",
            "-g",
            Integer.toString(GROUP),
            "-keyint_min",
            Integer.toString(GROUP),
            "-sc_threshold",
            "0",
            "-bf",
            "0");

    private final Process process;
    private final Path film;

    private Ffmpeg(Process process, Path film) {
        this.process = process;
        this.film = film;
    }

    /**
     * A clip as a camera would send it, with a still picture of its street before and after.
     *
     * @param before pictures of the street before the clip
     * @param all pictures
     */
    static void scene(Path street, Path clip, int before, int all, Path film) {
        String seconds = Double.toString((double) all / RATE);
        List<String> still = List.of("-loop", "1", "-framerate", Integer.toString(RATE));
        List<String> input = new ArrayList<>(still);
        input.addAll(List.of("-t", Double.toString((double) before / RATE), "-i", street.toString()));
        input.addAll(List.of("-i", clip.toString()));
        input.addAll(still);
        input.addAll(List.of("-t", seconds, "-i", street.toString()));
        String joined = String.format(
                Locale.ROOT,
                "[0:v]%1$s,%2$s[before];[1:v]fps=%3$d,%2$s[clip];[2:v]%1$s,%2$s[after];"
                        + "[before][clip][after]concat=n=3:v=1[film]",
                NOISE,
                SAME,
                RATE);
        start(input, List.of("-filter_complex", joined, "-map", "[film]", "-frames:v", Integer.toString(all)), film)
                .close();
    }

    /** One picture for so long, with the noise of a sensor in it. */
    static void still(Path picture, int pictures, Path film) {
        start(
                        List.of("-loop", "1", "-framerate", Integer.toString(RATE), "-i", picture.toString()),
                        List.of("-vf", NOISE + "," + SAME, "-frames:v", Integer.toString(pictures)),
                        film)
                .close();
    }

    /** A film in another size, such as {@code 640:360}. */
    static void resized(Path original, String size, Path film) {
        start(List.of("-i", original.toString()), List.of("-vf", "scale=" + size), film)
                .close();
    }

    /** A film of pictures that are written to {@link #pictures()}: 8-bit BGR, row by row. */
    static Ffmpeg film(int width, int height, double rate, Path film) {
        return start(
                List.of(
                        "-f",
                        "rawvideo",
                        "-pix_fmt",
                        "bgr24",
                        "-s",
                        width + "x" + height,
                        "-r",
                        String.format(Locale.ROOT, "%.4f", rate),
                        "-i",
                        "-"),
                List.of("-vf", SAME),
                film);
    }

    private static Ffmpeg start(List<String> input, List<String> filter, Path film) {
        List<String> words = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "error", "-y"));
        if (input.contains("-")) {
            words.remove("-nostdin");
        }
        words.addAll(input);
        words.addAll(filter);
        words.addAll(AS_CAMERAS_DO);
        words.add(unfinished(film).toString());
        try {
            return new Ffmpeg(
                    new ProcessBuilder(words)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start(),
                    film);
        } catch (IOException e) {
            throw new SoakException("soak makes its films with ffmpeg, which is not here: apt-get install ffmpeg", e);
        }
    }

    OutputStream pictures() {
        return process.getOutputStream();
    }

    private static Path unfinished(Path film) {
        return film.resolveSibling("unfinished-" + film.getFileName());
    }

    /** Waits until the film is whole. */
    @Override
    public void close() {
        try (OutputStream end = process.getOutputStream()) {
            end.flush();
        } catch (IOException e) {
            process.destroy();
        }
        try {
            if (process.waitFor() != 0) {
                throw new SoakException("ffmpeg could not make " + film + ", see above");
            }
            Files.move(unfinished(film), film, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SoakException("the film " + film + " cannot be kept: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new SoakException("interrupted while ffmpeg made " + film, e);
        }
    }
}
