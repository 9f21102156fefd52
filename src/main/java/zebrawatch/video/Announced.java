package zebrawatch.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * What a file or camera announces about itself.
 *
 * @param origin its first time stamp over all streams, microseconds of its own clock
 * @param length how long it runs, microseconds; negative where unknown
 * @param count how many pictures its index holds; 0 where it has none
 * @param rate pictures a second, nominal
 * @param created its {@code creation_time}, if any
 */
record Announced(
        long origin,
        long length,
        long count,
        double rate,
        @Nullable String created) {
    private static final double USUAL_RATE = 25;

    static Announced by(AVFormatContext container, AVStream stream) {
        return new Announced(
                container.start_time() == AV_NOPTS_VALUE ? 0 : container.start_time(),
                container.duration() == AV_NOPTS_VALUE ? -1 : container.duration(),
                stream.nb_frames(),
                rate(stream.avg_frame_rate()),
                metadata(container, "creation_time"));
    }

    private static @Nullable String metadata(AVFormatContext container, String key) {
        AVDictionaryEntry entry = avutil.av_dict_get(container.metadata(), key, null, 0);
        return entry == null || entry.isNull() ? null : entry.value().getString();
    }

    private static double rate(AVRational announced) {
        double rate = (double) announced.num() / announced.den();
        return rate > 0 && Double.isFinite(rate) ? rate : USUAL_RATE;
    }

    Duration interval() {
        return Duration.ofNanos(Math.round(1e9 / rate));
    }

    Optional<Duration> duration() {
        return length < 0 ? Optional.empty() : Optional.of(Duration.of(length, ChronoUnit.MICROS));
    }

    OptionalLong frames() {
        if (count > 0) {
            return OptionalLong.of(count);
        }
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(Math.round(length / 1e6 * rate));
    }

    /** When the recording began, by the file itself. */
    Instant beganAt(Path file) {
        try {
            if (created != null) {
                return Instant.parse(created);
            }
        } catch (DateTimeParseException notAnInstant) {
            // a camera's own spelling: as good as none
        }
        return modified(file).minus(duration().orElse(Duration.ZERO));
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new VideoException(file + ": its modification time cannot be read", e);
        }
    }

    /**
     * What is missing, if the pictures end before the announced time. An index that holds no more pictures than came
     * clears a clip whose last picture is merely shown for long.
     *
     * @param last time stamp of the last picture, microseconds
     * @param pictures how many came
     */
    Optional<String> missingAfter(long last, int pictures) {
        boolean indexed = count > 0;
        boolean allCame = indexed && pictures >= count;
        double end = last / 1e6 + 1 / rate;
        double tolerance = indexed ? 2 / rate : Math.max(1, 2 / rate);
        if (length < 0 || allCame || end >= length / 1e6 - tolerance) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "breaks off after %.1f s of the %.1f s it announces, the rest is missing or damaged",
                end,
                length / 1e6));
    }
}
