/**
 * Turns stored cases into officers' decisions, lists for those who deal with them, and pages people look at.
 *
 * <p>May use: JDBI, Jackson, of Javalin what web leaves open; scene, rule, evidence, publish, archive, account, web.
 *
 * <p>Must not: change a case; give two officers the same one; send a decision that can still be undone.
 *
 * <p>Start reading at: {@link zebrawatch.review.Desk}.
 */
@NullMarked
package zebrawatch.review;

import org.jspecify.annotations.NullMarked;
