package zebrawatch.account;

/** What an account may do; it may have several. */
public enum Role {
    /** Reviews cases. */
    OFFICER,
    /** Sees how cases are reviewed, what was exported, and statistics. */
    SUPERVISOR,
    /** Composes and publishes the exposure board. */
    EDITOR,
    /** Keeps accounts, cameras and the program itself. */
    ADMINISTRATOR
}
