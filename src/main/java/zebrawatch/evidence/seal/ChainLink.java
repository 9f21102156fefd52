package zebrawatch.evidence.seal;

/**
 * A package's place in the chain that one station makes for one camera.
 *
 * @param number from 1
 * @param sha256 of the package's document; empty before the first
 */
public record ChainLink(long number, String sha256) {
    /** Before the first package. */
    public static final ChainLink START = new ChainLink(0, "");
}
