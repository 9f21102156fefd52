/**
 * Turns cases from Kafka into pages people look at.
 *
 * <p>May use: Javalin, Jackson; publish and what its cases are made of, meters.
 *
 * <p>Must not: change a case.
 *
 * <p>Start reading at: {@link zebrawatch.review.CasePage}.
 */
@NullMarked
package zebrawatch.review;

import org.jspecify.annotations.NullMarked;
