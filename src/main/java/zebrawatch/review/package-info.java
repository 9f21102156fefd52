/**
 * Turns cases from Kafka into pages people look at.
 *
 * <p>May use: Javalin, Jackson; scene, rule, evidence, publish, archive, account, web.
 *
 * <p>Must not: change a case.
 *
 * <p>Start reading at: {@link zebrawatch.review.LivePage}.
 */
@NullMarked
package zebrawatch.review;

import org.jspecify.annotations.NullMarked;
