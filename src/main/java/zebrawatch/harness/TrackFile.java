package zebrawatch.harness;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.RoadUser;

/**
 * Reads trajectories in metres: a CSV file with the header {@code t,id,kind,u,v} or {@code t,id,kind,u,v,heading}, one row
 * for each road user and time. Seconds, metres, radians; {@code heading} may be left empty. Blank lines and lines that
 * begin with {@code #} are skipped.
 */
public final class TrackFile {
    private static final List<String> COLUMNS = List.of("t", "id", "kind", "u", "v", "heading");
    private static final String KINDS =
            Arrays.stream(RoadUser.values()).map(TrackFile::word).collect(Collectors.joining(", "));

    private final Path file;
    private final List<TrackRow> rows = new ArrayList<>();
    private final Map<Long, RoadUser> kinds = new HashMap<>();
    private final Set<List<Number>> known = new HashSet<>();
    private int columns;
    private int line;

    private TrackFile(Path file) {
        this.file = file;
    }

    /**
     * The file's rows in its order.
     *
     * @throws TrackFileException if the file cannot be read or a row is not as described
     */
    public static List<TrackRow> read(Path file) {
        TrackFile reading = new TrackFile(file);
        try {
            Files.readAllLines(file).forEach(reading::line);
        } catch (NoSuchFileException e) {
            throw new TrackFileException(file + ": there is no such file", e);
        } catch (MalformedInputException e) {
            throw new TrackFileException(file + ": is not UTF-8 text", e);
        } catch (IOException e) {
            throw new TrackFileException(file + ": cannot be read: " + e.getMessage(), e);
        }
        if (reading.rows.isEmpty()) {
            throw new TrackFileException(file + ": has no rows below a header t,id,kind,u,v");
        }
        return List.copyOf(reading.rows);
    }

    private void line(String text) {
        line++;
        if (text.isBlank() || text.startsWith("#")) {
            return;
        }
        List<String> cells =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (columns == 0) {
            header(cells);
        } else {
            rows.add(row(cells));
        }
    }

    private void header(List<String> cells) {
        columns = cells.size();
        if (columns < 5 || columns > 6 || !cells.equals(COLUMNS.subList(0, columns))) {
            throw wrong("the header is t,id,kind,u,v or t,id,kind,u,v,heading, got " + String.join(",", cells));
        }
    }

    private TrackRow row(List<String> cells) {
        if (cells.size() != columns) {
            throw wrong("needs " + columns + " cells, got " + cells.size());
        }
        double t = number("t", cells.get(0));
        long id = id(cells.get(1));
        RoadUser kind = kind(cells.get(2));
        RoadUser before = kinds.putIfAbsent(id, kind);
        if (before != null && before != kind) {
            throw wrong("kind: " + id + " was a " + word(before) + " above, got " + word(kind));
        }
        if (!known.add(List.of(id, t))) {
            throw wrong("t: " + id + " has a row for " + t + " s already");
        }
        GroundPoint place = new GroundPoint(number("u", cells.get(3)), number("v", cells.get(4)));
        OptionalDouble heading = columns < 6 || cells.get(5).isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(number("heading", cells.get(5)));
        return new TrackRow(t, id, kind, place, heading, true);
    }

    private double number(String column, String cell) {
        try {
            double value = Double.parseDouble(cell);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(column + ": needs a number, got '" + cell + "'");
        }
        throw wrong(column + ": needs a finite number, got '" + cell + "'");
    }

    private long id(String cell) {
        try {
            return Long.parseLong(cell);
        } catch (NumberFormatException e) {
            throw wrong("id: needs a whole number, got '" + cell + "'");
        }
    }

    private RoadUser kind(String cell) {
        return Arrays.stream(RoadUser.values())
                .filter(kind -> word(kind).equals(cell))
                .findFirst()
                .orElseThrow(() -> wrong("kind: needs one of " + KINDS + ", got '" + cell + "'"));
    }

    private static String word(RoadUser kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private TrackFileException wrong(String what) {
        return new TrackFileException(file + ":" + line + ": " + what);
    }
}
