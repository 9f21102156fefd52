package zebrawatch.evidence.seal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import zebrawatch.evidence.CaseFile;

/** Seals one station's cases. Any thread may use it. */
public final class Sealer {
    private final String station;
    private final StationKey key;

    public Sealer(String station, StationKey key) {
        this.station = station;
        this.key = key;
    }

    /** Who signs. */
    public String station() {
        return station;
    }

    /**
     * The case sealed as the next of its camera's chain. The caller keeps it and the chain's new head in one step, or the
     * chain breaks.
     *
     * @param head of the chain so far
     */
    public SealedCase seal(CaseFile caseFile, ChainLink head) {
        ObjectNode document = CaseJson.tree(CaseEvent.of(caseFile));
        ObjectNode seal = document.putObject("seal")
                .put("station", station)
                .put("number", head.number() + 1)
                .put("previous", head.sha256())
                .put("key", key.publicKey());
        byte[] signature = key.sign(CanonicalJson.of(document));
        seal.put("signature", Base64.getEncoder().encodeToString(signature));
        return new SealedCase(caseFile, CanonicalJson.of(document));
    }
}
