/**
 * Turns case files into the spool on disk and from there into Kafka, and Kafka's records back into case
 * files; health, hourly counts and stills into Kafka and back.
 *
 * <p>May use: Kafka, SQLite, Jackson; scene, rule, video, evidence, meters.
 *
 * <p>Must not: lose a case; block a camera.
 *
 * <p>Start reading at: {@link zebrawatch.publish.ViolationSink}.
 */
@NullMarked
package zebrawatch.publish;

import org.jspecify.annotations.NullMarked;
