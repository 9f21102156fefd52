package zebrawatch.rule;

/** What came of an encounter between one vehicle and one pedestrian. */
public enum Verdict {
    /** The vehicle took the way of a pedestrian it had to let pass. */
    VIOLATED,
    /** The vehicle gave way. */
    YIELDED,
    /** Neither had to give way to the other. */
    NO_CONFLICT,
    /** Too little was seen to say; never a case. */
    UNDECIDED
}
