package zebrawatch.track;

/** How tall one person is, by what has been seen of him. */
final class Stature {
    /** What people measure; a box that tells otherwise is not a person alone. */
    private static final double SHORTEST = 0.8;

    private static final double TALLEST = 1.95;

    /** Seen shorter than this share of himself, he may be half hidden. */
    private static final double CUT_SHORT = 0.8;

    /** How much of each new sight is believed. */
    private static final double GAIN = 0.1;

    private double metres;

    /** 0 as long as nothing is known. */
    double metres() {
        return metres;
    }

    boolean isCutShort(double seen) {
        return seen < CUT_SHORT * metres;
    }

    void learn(double seen) {
        double believed = Math.max(SHORTEST, Math.min(TALLEST, seen));
        metres += metres == 0 ? believed : GAIN * (believed - metres);
    }
}
