/**
 * Turns names and passwords into signed-in accounts with roles, and what they do into a log that only grows.
 *
 * <p>May use: JDBI, Bouncy Castle; evidence, archive.
 *
 * <p>Must not: know pages, or keep a password or a token that can be read.
 *
 * <p>Start reading at: {@link zebrawatch.account.SignIn}.
 */
@NullMarked
package zebrawatch.account;

import org.jspecify.annotations.NullMarked;
