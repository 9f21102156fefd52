package zebrawatch.evidence.verify;

import java.util.Locale;

/**
 * Something that is not as it was sealed.
 *
 * @param where the package's name
 * @param sentence in one sentence, naming the file where it is about one
 */
public record Finding(Kind kind, String where, String sentence) {
    /** What can be wrong. */
    public enum Kind {
        /** A file is gone, or the document. */
        MISSING,
        /** A file or the document has other bytes than were signed. */
        ALTERED,
        /** A file that nobody signed. */
        ADDED,
        /** A file has another name. */
        RENAMED,
        /** Files hold each other's contents, or packages come in another order than they were made. */
        REORDERED,
        /** A package stands in another's place. */
        SWAPPED,
        /** There is no seal. */
        UNSEALED,
        /** The signature does not belong to the document and the key. */
        WRONG_SIGNATURE,
        /** The key is none of those that are trusted, or another than before. */
        OTHER_KEY,
        /** A package of a chain is not there, or two claim one place, or one names another before it. */
        BROKEN_CHAIN;

        /** As written in JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
