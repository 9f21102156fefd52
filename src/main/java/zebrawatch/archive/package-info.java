/**
 * Turns cases from Kafka into rows of the office's database and media on its disk, and deletes them when their time is
 * over.
 *
 * <p>May use: PostgreSQL by JDBI, HikariCP and Flyway, the embedded server; scene, rule, evidence, publish.
 *
 * <p>Must not: store a case twice or lose one; trust what is not signed by a trusted station; delete without a record.
 *
 * <p>Start reading at: {@link zebrawatch.archive.Intake}.
 */
@NullMarked
package zebrawatch.archive;

import org.jspecify.annotations.NullMarked;
