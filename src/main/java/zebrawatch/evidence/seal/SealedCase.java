package zebrawatch.evidence.seal;

import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.Sha256;

/** A case with its document as it was signed: what is kept, sent and checked, byte for byte. */
public final class SealedCase {
    private final CaseFile caseFile;
    private final byte[] document;

    /** @param document of the case; owned by this from here on */
    public SealedCase(CaseFile caseFile, byte[] document) {
        this.caseFile = caseFile;
        this.document = document;
    }

    /** The case with its pictures. */
    public CaseFile caseFile() {
        return caseFile;
    }

    /** Canonical JSON in UTF-8; not to be changed. */
    public byte[] document() {
        return document;
    }

    /** Of the document: what the next package of the chain names. */
    public String sha256() {
        return Sha256.of(document);
    }
}
