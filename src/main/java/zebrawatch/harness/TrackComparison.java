package zebrawatch.harness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import zebrawatch.scene.Box;

/**
 * True tracks beside found ones, frame by frame: what every tracking score is computed from.
 *
 * @param truths number of true tracks
 * @param results number of found tracks
 * @param moments the frames in which there is anything, in order of time
 */
public record TrackComparison(int truths, int results, List<Moment> moments) {

    /** One frame. */
    public static final class Moment {
        private final int[] truth;
        private final int[] result;
        private final double[][] likeness;

        /**
         * @param truth the true tracks in it, each from 0 to below {@link #truths}, none twice
         * @param result the found tracks in it, each from 0 to below {@link #results}, none twice
         * @param likeness of each true box (row) with each found one (column), 0 to 1
         */
        public Moment(int[] truth, int[] result, double[][] likeness) {
            this.truth = truth.clone();
            this.result = result.clone();
            this.likeness = likeness.clone();
        }

        /** Number of true boxes. */
        int truths() {
            return truth.length;
        }

        /** Number of found boxes. */
        int results() {
            return result.length;
        }

        /** The track of the i-th true box. */
        int truth(int i) {
            return truth[i];
        }

        /** The track of the j-th found box. */
        int result(int j) {
            return result[j];
        }

        /** Of the i-th true box with the j-th found one, 0 to 1. */
        double likeness(int i, int j) {
            return likeness[i][j];
        }

        /** A value for each pair of a true box and a found one. */
        double[][] pairs(PairValue value) {
            double[][] values = new double[truth.length][result.length];
            for (int i = 0; i < truth.length; i++) {
                for (int j = 0; j < result.length; j++) {
                    values[i][j] = value.of(i, j);
                }
            }
            return values;
        }
    }

    /** A value of the i-th true box with the j-th found one. */
    @FunctionalInterface
    interface PairValue {
        double of(int i, int j);
    }

    public TrackComparison {
        moments = List.copyOf(moments);
    }

    /** Compares two files by the boxes' intersection over union. True lines of score 0 are left out, as TrackEval does. */
    public static TrackComparison of(List<MotFile.Row> truth, List<MotFile.Row> result) {
        List<MotFile.Row> counted =
                truth.stream().filter(row -> row.score() != 0).toList();
        Map<Integer, Integer> truthIds = new HashMap<>();
        Map<Integer, Integer> resultIds = new HashMap<>();
        Map<Integer, List<MotFile.Row>> trueFrames = byFrame(counted);
        Map<Integer, List<MotFile.Row>> foundFrames = byFrame(result);
        TreeMap<Integer, Moment> moments = new TreeMap<>();
        for (Map<Integer, List<MotFile.Row>> frames : List.of(trueFrames, foundFrames)) {
            for (Integer frame : frames.keySet()) {
                List<MotFile.Row> trueRows = trueFrames.getOrDefault(frame, List.of());
                List<MotFile.Row> foundRows = foundFrames.getOrDefault(frame, List.of());
                moments.put(
                        frame,
                        new Moment(
                                numbers(trueRows, truthIds),
                                numbers(foundRows, resultIds),
                                likeness(trueRows, foundRows)));
            }
        }
        return new TrackComparison(truthIds.size(), resultIds.size(), List.copyOf(moments.values()));
    }

    /** In how many frames each true track is. */
    int[] truthLengths() {
        int[] lengths = new int[truths];
        for (Moment moment : moments) {
            for (int id : moment.truth) {
                lengths[id]++;
            }
        }
        return lengths;
    }

    /** In how many frames each found track is. */
    int[] resultLengths() {
        int[] lengths = new int[results];
        for (Moment moment : moments) {
            for (int id : moment.result) {
                lengths[id]++;
            }
        }
        return lengths;
    }

    private static Map<Integer, List<MotFile.Row>> byFrame(List<MotFile.Row> rows) {
        Map<Integer, List<MotFile.Row>> frames = new HashMap<>();
        for (MotFile.Row row : rows) {
            frames.computeIfAbsent(row.frame(), f -> new ArrayList<>()).add(row);
        }
        return frames;
    }

    private static int[] numbers(List<MotFile.Row> rows, Map<Integer, Integer> ids) {
        return rows.stream()
                .mapToInt(row -> ids.computeIfAbsent(row.id(), id -> ids.size()))
                .toArray();
    }

    private static double[][] likeness(List<MotFile.Row> truth, List<MotFile.Row> result) {
        double[][] likeness = new double[truth.size()][result.size()];
        for (int i = 0; i < truth.size(); i++) {
            Box box = truth.get(i).box();
            for (int j = 0; j < result.size(); j++) {
                likeness[i][j] = box.iou(result.get(j).box());
            }
        }
        return likeness;
    }
}
