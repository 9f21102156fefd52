/**
 * Turns packages, in folders or from anywhere else, into findings: what is missing, altered, added or out of order, whose
 * signature is wrong, where a chain is broken.
 *
 * <p>May use: scene, evidence, evidence.seal.
 *
 * <p>Must not: change a package.
 *
 * <p>Start reading at: {@link zebrawatch.evidence.verify.Verification}.
 */
@NullMarked
package zebrawatch.evidence.verify;

import org.jspecify.annotations.NullMarked;
