package zebrawatch.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;

/** Suggests what a mistyped key was meant to be. */
final class Spelling {
    private Spelling() {}

    /** {@code "; did you mean 'length'?"}, or the list of known keys where none is near. */
    static String suggestion(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String k) -> distance(typed, k)).thenComparing(k -> k))
                .filter(nearest -> distance(typed, nearest) <= Math.max(2, typed.length() / 3))
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse("; known here: " + String.join(", ", new TreeSet<>(known)));
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
