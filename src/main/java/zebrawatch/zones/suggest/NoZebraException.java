package zebrawatch.zones.suggest;

/** No zebra can be proposed; the message says of what picture. */
public final class NoZebraException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param picture its file */
    public NoZebraException(String picture) {
        super(picture
                + ": no zebra found: expected at least five bright bars of one length, equally far apart, on a darker"
                + " road below the horizon");
    }
}
