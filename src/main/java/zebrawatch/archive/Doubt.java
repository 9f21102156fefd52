package zebrawatch.archive;

import zebrawatch.evidence.verify.Finding;

/**
 * A reason why a package is not believed.
 *
 * @param kind as it is stored and as the texts have it ({@code intake.why.KIND}): of a {@link Finding.Kind}, or one of ours
 * @param sentence for the log, naming files
 */
record Doubt(String kind, String sentence) {
    /** Nobody is believed yet. */
    static final String NOBODY_TRUSTED = "nobody_trusted";

    /** A package of the same name came before. */
    static final Doubt ANOTHER = new Doubt("another", "another package of the same case was stored before");

    static Doubt of(Finding finding) {
        return new Doubt(finding.kind().code(), finding.sentence());
    }
}
