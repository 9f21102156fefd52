package zebrawatch.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import zebrawatch.web.Table;

class CaseTableTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final String DIGEST = "ab".repeat(32);

    private static Table table(String note) {
        HandOver.Entry entry = new HandOver.Entry(
                new UUID(1, 2),
                "kl-012-1",
                "贵H12345",
                Category.PRIVATE,
                "kl-012",
                "北京路, \"东\"",
                "北侧人行横道",
                NOON,
                NOON.plusSeconds(60),
                new UUID(3, 4),
                note,
                DIGEST,
                Optional.empty());
        return CaseTable.of(
                List.of(entry),
                Map.of("kl-012-1", List.of(new HandOver.Evidence("2-on.jpg", "cd".repeat(32)))),
                e -> "李警官",
                ZoneId.of("Asia/Shanghai"),
                (key, arguments) -> key);
    }

    @Test
    void aCsvTellsTheCaseWithItsEvidencesDigests() {
        String csv = new String(table("").written(Table.Format.CSV), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFF\"review.column.number\",\"review.column.plate\"");
        assertThat(csv.lines().skip(1).findFirst().orElseThrow())
                .isEqualTo("\"1\",\"贵H12345\",\"review.category.private\",\"2026-11-23 12:00:00\",\"北京路, \"\"东\"\"\","
                        + "\"北侧人行横道\",\"kl-012\",\"李警官\",\"2026-11-23 12:01:00\",\"\",\"\",\"kl-012-1\",\""
                        + DIGEST + "\",\"2-on.jpg " + "cd".repeat(32) + "\"");
    }
}
