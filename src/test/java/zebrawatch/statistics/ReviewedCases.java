package zebrawatch.statistics;

import java.time.Instant;
import java.util.UUID;
import zebrawatch.archive.Database;

/** Cases that an officer has decided, for tests, as the review writes them. */
final class ReviewedCases {
    private ReviewedCases() {}

    /** @param reasons of rejection, separated by commas */
    static void decide(
            Database database, String camera, Instant happened, String outcome, int seconds, String reasons) {
        UUID page = UUID.randomUUID();
        UUID decision = UUID.randomUUID();
        Instant opened = happened.plusSeconds(3_600);
        database.jdbi().useHandle(handle -> {
            handle.createUpdate("insert into review (page, digest, camera, place, crossing, kind, happened, due, state,"
                            + " ready, decision, decided) values (:page, repeat('a', 64), :camera, :place,"
                            + " '北侧人行横道', 1, :happened, :happened, :state, :happened, :decision, :decided)")
                    .bind("page", page)
                    .bind("camera", camera)
                    .bind("place", "北京路 " + camera)
                    .bind("happened", happened)
                    .bind("state", outcome)
                    .bind("decision", decision)
                    .bind("decided", opened.plusSeconds(seconds))
                    .execute();
            handle.createUpdate("insert into decision (id, page, look, officer, opened, decided, outcome, plate,"
                            + " reasons, note, final) values (:id, :page, 1, :page, :opened, :decided, :outcome, '',"
                            + " string_to_array(:reasons, ','), '', true)")
                    .bind("id", decision)
                    .bind("page", page)
                    .bind("opened", opened)
                    .bind("decided", opened.plusSeconds(seconds))
                    .bind("outcome", outcome)
                    .bind("reasons", reasons)
                    .execute();
        });
    }
}
