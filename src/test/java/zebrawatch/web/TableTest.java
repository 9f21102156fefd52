package zebrawatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    private static Table table(String text, String number) {
        return new Table(
                "表",
                List.of(Table.Column.text("名称", 20), Table.Column.number("数量", 8)),
                List.of(List.of(text, number)));
    }

    private static String csv(Table table) {
        return new String(table.written(Table.Format.CSV), StandardCharsets.UTF_8);
    }

    @Test
    void aCsvQuotesTextsAndLeavesNumbers() {
        assertThat(csv(table("北京路, \"东\"", "87.5"))).isEqualTo("\uFEFF\"名称\",\"数量\"\r\n\"北京路, \"\"东\"\"\",87.5\r\n");
        assertThat(csv(table("", ""))).endsWith("\"\",\r\n");
    }

    @Test
    void nothingIsAFormula() {
        assertThat(csv(table("=cmd|' /C calc'!A0", "1"))).contains("\"'=cmd|' /C calc'!A0\"");
    }

    @Test
    void anExcelFileHoldsTextsAndNumbers(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("list.xlsx");
        Files.write(file, table("=1+1 <b>&\u0001 警官", "87.5").written(Table.Format.XLSX));
        assertThat(unzipped(file))
                .contains("名称", "警官", "&lt;b&gt;&amp;", "<v>87.5</v>")
                .doesNotContain("<f>", "\u0001");
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
