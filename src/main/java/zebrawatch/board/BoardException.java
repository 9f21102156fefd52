package zebrawatch.board;

/** The board cannot do this now; the message is the key of a text in {@code texts/board_*.properties}. */
public final class BoardException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BoardException(String textKey) {
        super(textKey);
    }

    /** Of the sentence for people. */
    public String textKey() {
        return String.valueOf(getMessage());
    }
}
