/**
 * Turns a case into a sealed package: its document in canonical JSON, with every file's digest, the place in the camera's
 * chain, and the station's signature.
 *
 * <p>May use: Jackson and RFC 8785 for JSON, the JDK for SHA-256 and Ed25519; scene, rule, evidence.
 *
 * <p>Must not: keep a chain's head (whoever keeps the packages does, with them); send anything anywhere.
 *
 * <p>Start reading at: {@link zebrawatch.evidence.seal.Sealer}.
 */
@NullMarked
package zebrawatch.evidence.seal;

import org.jspecify.annotations.NullMarked;
