package zebrawatch.account;

/** What was asked for cannot be done. */
public final class AccountException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String textKey;

    public AccountException(String textKey) {
        super(textKey);
        this.textKey = textKey;
    }

    /** The sentence for people, in the texts of {@code account}. */
    public String textKey() {
        return textKey;
    }
}
