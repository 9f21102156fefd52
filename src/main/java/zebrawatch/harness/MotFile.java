package zebrawatch.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zebrawatch.scene.Box;

/**
 * Tracks and detections as MOTChallenge text (Leal-Taixé et al., "MOTChallenge 2015", section 4.3): one box a line,
 * {@code frame,id,left,top,width,height,score} and up to three more values that are not read here. Frames count from 1; a
 * detection's id is -1.
 */
public final class MotFile {
    private static final int FEWEST = 7;
    private static final int MOST = 10;

    /** Four days at 25 frames a second: beyond it stands a typing error. */
    private static final int LAST = 10_000_000;

    private static final String FORM = "frame,id,left,top,width,height,score[,x,y,z]";

    private MotFile() {}

    /**
     * One line.
     *
     * @param frame from 1 up
     * @param id of the track, or -1 for a detection
     * @param box pixels
     * @param score of a detection; in a file of truth, 0 means that the line is not to be counted
     */
    public record Row(int frame, int id, Box box, double score) {}

    /**
     * The tracks of a truth or result file, lines in any order.
     *
     * @throws MotFileException naming file and line, where a line cannot be read or a frame has the same id twice
     */
    public static List<Row> tracks(Path file) {
        List<Row> rows = rows(file);
        Set<Long> taken = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (!taken.add(((long) row.frame << 32) ^ row.id)) {
                throw complaint(file, i + 1, "frame " + row.frame + " has id " + row.id + " a second time");
            }
        }
        return rows;
    }

    /**
     * The detections of a file, frames in order.
     *
     * @throws MotFileException naming file and line, where a line cannot be read, a frame comes after a later one, or a
     *     score is not between 0 and 1
     */
    public static List<Row> detections(Path file) {
        List<Row> rows = rows(file);
        int last = 0;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.frame < last) {
                throw complaint(file, i + 1, "frame " + row.frame + " comes after frame " + last + "; sort by frame");
            }
            if (!(row.score >= 0 && row.score <= 1)) {
                throw complaint(file, i + 1, "a detection's score lies between 0 and 1, got " + row.score);
            }
            last = row.frame;
        }
        return rows;
    }

    /**
     * Writes tracks, one a line, in the order given.
     *
     * @throws MotFileException if the file cannot be written
     */
    public static void write(Path file, List<Row> rows) {
        String text = rows.stream()
                .map(r -> String.format(
                        Locale.ROOT,
                        "%d,%d,%.2f,%.2f,%.2f,%.2f,%.4f,-1,-1,-1%n",
                        r.frame,
                        r.id,
                        r.box.left(),
                        r.box.top(),
                        r.box.width(),
                        r.box.height(),
                        r.score))
                .collect(Collectors.joining());
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new MotFileException(file + ": cannot be written", e);
        }
    }

    private static List<Row> rows(Path file) {
        List<Row> rows = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.forEachOrdered(line -> rows.add(row(file, rows.size() + 1, line)));
        } catch (NoSuchFileException e) {
            throw new MotFileException(file + ": there is no such file", e);
        } catch (IOException | UncheckedIOException e) {
            boolean binary = e.getCause() instanceof MalformedInputException;
            throw new MotFileException(file + (binary ? ": is no text" : ": cannot be read"), e);
        }
        return rows;
    }

    private static Row row(Path file, int number, String line) {
        String[] values = line.split(",", -1);
        if (values.length < FEWEST || values.length > MOST) {
            throw complaint(
                    file, number, "needs " + FEWEST + " to " + MOST + " values " + FORM + ", got " + values.length);
        }
        int frame = whole(file, number, "frame", values[0]);
        if (frame < 1 || frame > LAST) {
            throw complaint(file, number, "frames count from 1 to " + LAST + ", got " + frame);
        }
        int id = whole(file, number, "id", values[1]);
        double width = number(file, number, "width", values[4]);
        double height = number(file, number, "height", values[5]);
        if (width <= 0 || height <= 0) {
            throw complaint(file, number, "a box needs a size, got " + width + " x " + height);
        }
        Box box =
                new Box(number(file, number, "left", values[2]), number(file, number, "top", values[3]), width, height);
        return new Row(frame, id, box, number(file, number, "score", values[6]));
    }

    private static double number(Path file, int line, String name, String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new MotFileException(sentence(file, line, name + " must be a number, got '" + text + "'"), e);
        }
        throw complaint(file, line, name + " must be a number, got '" + text + "'");
    }

    private static int whole(Path file, int line, String name, String text) {
        double value = number(file, line, name, text);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw complaint(file, line, name + " must be a whole number, got '" + text + "'");
        }
        return (int) value;
    }

    private static MotFileException complaint(Path file, int line, String what) {
        return new MotFileException(sentence(file, line, what));
    }

    private static String sentence(Path file, int line, String what) {
        return file + ":" + line + ": " + what;
    }
}
