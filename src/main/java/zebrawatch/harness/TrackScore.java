package zebrawatch.harness;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every score of one set of tracks. */
public record TrackScore(Hota hota, ClearMot clear, IdentityScore identity) {

    /** Scores found tracks against true ones. */
    public static TrackScore of(TrackComparison comparison) {
        return new TrackScore(Hota.of(comparison), ClearMot.of(comparison), IdentityScore.of(comparison));
    }

    /** Each score under the name TrackEval gives it: shares from 0 to 1, and counts. */
    public Map<String, Number> byName() {
        Map<String, Number> scores = new LinkedHashMap<>();
        scores.put("HOTA", hota.hota());
        scores.put("DetA", hota.detection());
        scores.put("AssA", hota.association());
        scores.put("LocA", hota.localisation());
        scores.put("MOTA", clear.mota());
        scores.put("MOTP", clear.motp());
        scores.put("IDF1", identity.f1());
        scores.put("IDP", identity.precision());
        scores.put("IDR", identity.recall());
        scores.put("TP", clear.truePositives());
        scores.put("FP", clear.falsePositives());
        scores.put("FN", clear.falseNegatives());
        scores.put("IDSW", clear.switches());
        scores.put("Frag", clear.fragments());
        scores.put("MT", clear.mostlyTracked());
        scores.put("ML", clear.mostlyLost());
        return scores;
    }
}
