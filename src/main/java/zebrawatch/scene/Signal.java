package zebrawatch.scene;

/** What the pedestrians' signal of a crossing shows at one instant. */
public enum Signal {
    /** Pedestrians may walk; flashing green is green. */
    GREEN,
    /** Pedestrians have to wait. */
    RED,
    /** There is no signal, it is dark, or it cannot be made out. */
    UNKNOWN
}
