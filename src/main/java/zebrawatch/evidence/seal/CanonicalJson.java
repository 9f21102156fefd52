package zebrawatch.evidence.seal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;
import zebrawatch.evidence.EvidenceException;

/** JSON in the one form that everybody signs and digests alike: RFC 8785, the JSON Canonicalization Scheme. */
final class CanonicalJson {
    private CanonicalJson() {}

    /** Of a tree of plain values. */
    static byte[] of(JsonNode tree) {
        try {
            return new JsonCanonicalizer(tree.toString()).getEncodedUTF8();
        } catch (IOException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }

    /**
     * Of JSON in any form.
     *
     * @throws EvidenceException if it is none, or a key stands twice in it
     */
    static byte[] of(byte[] json) {
        try {
            return new JsonCanonicalizer(new String(json, StandardCharsets.UTF_8)).getEncodedUTF8();
        } catch (IOException e) {
            throw new EvidenceException("a case is JSON, this is not", e);
        }
    }
}
