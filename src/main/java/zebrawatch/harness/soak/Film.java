package zebrawatch.harness.soak;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import zebrawatch.harness.soak.Scenery.Piece;

/**
 * What one camera sends: its scene again and again, and in between the same street without people.
 *
 * @param scenery where it is
 * @param pieces in order
 * @param expected seconds from the film's begin at which a replay of its scenes makes a case
 */
public record Film(Scenery scenery, List<Piece> pieces, List<Double> expected) {
    /** No scene begins so short before the end that its cases might not be made by then, seconds. */
    private static final double TAIL = 8;

    public Film {
        pieces = List.copyOf(pieces);
        expected = List.copyOf(expected);
    }

    /**
     * A film of at least {@code seconds}.
     *
     * @param cases when a replay of the scene makes a case, seconds from the scene's begin
     * @param share of the time in which people are there, 0 to 1
     * @param begin which part of the time between two scenes has passed when the film begins, 0 to 1
     */
    public static Film of(Scenery scenery, List<Double> cases, double seconds, double share, double begin) {
        double scene = scenery.scene().seconds();
        double cycle = scenery.people() / share;
        double first = Math.max(TAIL, (cycle - scene) * (1 - begin));
        List<Piece> pieces = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        double end = fill(pieces, scenery, 0, first);
        for (int i = 1; end + scene + TAIL <= seconds; i++) {
            double start = end;
            cases.forEach(t -> expected.add(start + t));
            pieces.add(scenery.scene());
            end = fill(pieces, scenery, end + scene, first + i * cycle);
        }
        fill(pieces, scenery, end, seconds);
        return new Film(scenery, pieces, expected);
    }

    /** What a server plays, in order. */
    public List<Path> playlist() {
        return pieces.stream().map(Piece::film).toList();
    }

    /** How long it runs, seconds. */
    public double seconds() {
        return pieces.stream().mapToDouble(Piece::seconds).sum();
    }

    /** In how much of it people are there, 0 to 1. */
    public double share() {
        return scenes() * scenery.people() / seconds();
    }

    /** How many violations are in it by the clip's truth. */
    public int truth() {
        return (int) scenes() * scenery.truth().size();
    }

    private long scenes() {
        return pieces.stream().filter(scenery.scene()::equals).count();
    }

    private static double fill(List<Piece> pieces, Scenery scenery, double from, double to) {
        double end = from;
        for (int i = 0; end < to; i++) {
            Piece piece = scenery.withoutPeople().get(i % 2);
            pieces.add(piece);
            end += piece.seconds();
        }
        return end;
    }
}
