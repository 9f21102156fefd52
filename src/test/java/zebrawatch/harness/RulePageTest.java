package zebrawatch.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zebrawatch.rule.Parameter;

/** What {@code rule.md} tells is what the rule does. */
class RulePageTest {
    private static final Path PAGE = Path.of("src/site/markdown/rule.md");

    @ParameterizedTest
    @EnumSource
    void everyParameterStandsThereWithItsDefaultAndRange(Parameter parameter) throws IOException {
        boolean flag = parameter.unit() == Parameter.Unit.FLAG;
        String standard = flag
                ? String.valueOf(parameter.standard() == 1)
                : (plain(parameter.standard()) + " " + parameter.unit().symbol()).strip();
        String range = flag ? "true, false" : plain(parameter.least()) + " – " + plain(parameter.most());
        assertThat(Files.readString(PAGE)).contains("| `" + parameter.key() + "` | " + standard + " | " + range + " |");
    }

    @Test
    void itShowsEveryDrawing() throws IOException {
        String page = Files.readString(PAGE);
        try (Stream<Path> drawings = Files.list(PAGE.resolveSibling("rule"))) {
            assertThat(drawings.map(d -> "](rule/" + d.getFileName() + ")"))
                    .isNotEmpty()
                    .allSatisfy(link -> assertThat(page).contains(link));
        }
        assertThat(Pattern.compile("]\\((rule/.*?\\.svg)\\)").matcher(page).results())
                .allSatisfy(
                        link -> assertThat(PAGE.resolveSibling(link.group(1))).exists());
    }

    private static String plain(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%s", value);
    }
}
