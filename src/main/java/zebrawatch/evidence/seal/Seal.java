package zebrawatch.evidence.seal;

/**
 * What a station puts under a document.
 *
 * @param station who signed
 * @param number the package's place in the camera's chain, from 1
 * @param previous SHA-256 of the document before it in the chain, empty for the first
 * @param key the public key, X.509 SubjectPublicKeyInfo in Base64
 * @param signature Ed25519 (RFC 8032) over the canonical document without this field, in Base64
 */
public record Seal(String station, long number, String previous, String key, String signature) {}
