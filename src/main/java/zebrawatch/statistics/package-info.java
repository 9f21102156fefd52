/**
 * Turns the stations' hourly counts and the reviewers' decisions into figures by crossing, hour of day, weekday, day and
 * week, and shows them.
 *
 * <p>May use: JDBI, of Javalin what web leaves open; scene, rule, publish, archive, account, web.
 *
 * <p>Must not: count a total twice; tell of anybody in particular, be it a driver, a pedestrian or a reviewer.
 *
 * <p>Start reading at: {@link zebrawatch.statistics.StatisticsPages}.
 */
@NullMarked
package zebrawatch.statistics;

import org.jspecify.annotations.NullMarked;
