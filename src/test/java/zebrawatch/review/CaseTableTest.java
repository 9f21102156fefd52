package zebrawatch.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseTableTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final String DIGEST = "ab".repeat(32);

    private static CaseTable table(String note) {
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
        String csv = new String(table("").csv(), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFF\"review.column.number\",\"review.column.plate\"");
        assertThat(csv.lines().skip(1).findFirst().orElseThrow())
                .isEqualTo("\"1\",\"贵H12345\",\"review.category.private\",\"2026-11-23 12:00:00\",\"北京路, \"\"东\"\"\","
                        + "\"北侧人行横道\",\"kl-012\",\"李警官\",\"2026-11-23 12:01:00\",\"\",\"\",\"kl-012-1\",\""
                        + DIGEST + "\",\"2-on.jpg " + "cd".repeat(32) + "\"");
    }

    @Test
    void nothingIsAFormula() {
        assertThat(new String(table("=cmd|' /C calc'!A0").csv(), StandardCharsets.UTF_8))
                .contains("\"'=cmd|' /C calc'!A0\"");
    }

    @Test
    void anExcelFileHoldsTheSameAsTexts(@TempDir Path folder) throws IOException {
        String sheet = unzipped(Files.write(
                folder.resolve("list.xlsx"), table("=1+1 <b>&\u0001").xlsx()));
        assertThat(sheet).contains("贵H12345", DIGEST, "李警官", "&lt;b&gt;&amp;").doesNotContain("<f>", "\u0001");
    }

    private static String unzipped(Path file) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return Pattern.compile("&#x([0-9a-f]+);")
                .matcher(all)
                .replaceAll(entity -> Character.toString(Integer.parseInt(entity.group(1), 16)));
    }
}
