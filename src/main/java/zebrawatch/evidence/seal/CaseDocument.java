package zebrawatch.evidence.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import zebrawatch.evidence.EvidenceException;

/**
 * A document as it was found.
 *
 * @param event what it says
 * @param isCanonical whether it is written as RFC 8785 wants it
 * @param isSigned whether its signature belongs to it and to the key it names
 */
public record CaseDocument(CaseEvent event, boolean isCanonical, boolean isSigned) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Reads one.
     *
     * @throws EvidenceException if it is no case
     */
    public static CaseDocument read(byte[] document) {
        CaseEvent event = CaseJson.read(document);
        Optional<Seal> seal = event.seal();
        return new CaseDocument(
                event,
                Arrays.equals(CanonicalJson.of(document), document),
                seal.isPresent() && isSigned(document, seal.get()));
    }

    private static boolean isSigned(byte[] document, Seal seal) {
        try {
            JsonNode unsigned = MAPPER.readTree(document);
            ((ObjectNode) unsigned.get("seal")).remove("signature");
            return KeyRing.isSigned(
                    CanonicalJson.of(unsigned), Base64.getDecoder().decode(seal.signature()), seal.key());
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
