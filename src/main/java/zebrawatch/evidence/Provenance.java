package zebrawatch.evidence;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * By what a case was made, so that it can be made again.
 *
 * @param software the program's version
 * @param ruleSha256 digest of the compiled rule and tracker
 * @param model name of the net that saw the road users
 * @param modelSha256 digest of its published weights
 * @param configurationSha256 digest of the camera's configuration as it was read
 * @param policy every parameter the crossing was judged by, in its own unit
 */
public record Provenance(
        String software,
        String ruleSha256,
        String model,
        String modelSha256,
        String configurationSha256,
        Map<String, Double> policy) {

    public Provenance {
        policy = Collections.unmodifiableMap(new TreeMap<>(policy));
    }
}
