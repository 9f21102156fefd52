package zebrawatch.web;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every room's texts and templates. */
class TextsTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern RECORDED =
            Pattern.compile("(?:audit\\(?\\)?|refusals)\\s*\\.record\\(([^;]*?)\\);", Pattern.DOTALL);
    private static final Pattern ACTION = Pattern.compile("\"([a-z]+\\.[a-z_]*)\"");
    private static final Pattern WHOLE_KEY = Pattern.compile("\\bt\\('([a-z_.A-Z0-9]+)'\\s*[,)]");

    static List<Path> chinese() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("texts"))) {
            return files.filter(f -> f.toString().endsWith("_zh.properties"))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("chinese")
    void bothLanguagesSayTheSameThings(Path file) throws IOException {
        Properties chinese = read(file);
        Properties english = read(Path.of(file.toString().replace("_zh.", "_en.")));
        assertThat(english.keySet()).isEqualTo(chinese.keySet());
        String room = file.getFileName().toString().replace("_zh.properties", "");
        assertThat(chinese.stringPropertyNames()).allMatch(key -> key.startsWith(room + "."));
        assertThat(chinese.stringPropertyNames())
                .allSatisfy(key -> assertThat(arguments(english.getProperty(key)))
                        .as(key)
                        .isEqualTo(arguments(chinese.getProperty(key))));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTextThatATemplateNamesIsThere(Path template) throws IOException {
        List<String> keys = WHOLE_KEY
                .matcher(Files.readString(template))
                .results()
                .map(r -> r.group(1))
                .toList();
        for (Language language : Language.values()) {
            assertThat(keys).allMatch(key -> Texts.find(language, key).isPresent());
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noTemplateHasAScriptOrStyleInItNorTakesAnythingAsHtml(Path template) throws IOException {
        assertThat(Files.readString(template))
                .doesNotContainPattern("(?i)<script(?![^>]*\\ssrc=)|<style|\\sstyle\\s*=|\\son[a-z]+\\s*=|javascript:")
                .doesNotContain("| raw", "|raw", "autoescape");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyFormThatChangesSomethingCarriesTheToken(Path template) throws IOException {
        String html = Files.readString(template);
        long posts = Pattern.compile("(?i)<form[^>]*method=\"post\"")
                .matcher(html)
                .results()
                .count();
        long tokens = Pattern.compile("name=\"form\" value=\"\\{\\{ formToken\\(\\) }}\"")
                .matcher(html)
                .results()
                .count();
        assertThat(tokens).isEqualTo(posts);
    }

    @Test
    void everyActionOfTheLogHasItsWord() throws IOException {
        Set<String> actions = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/zebrawatch"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                RECORDED.matcher(Files.readString(file))
                        .results()
                        .flatMap(call -> ACTION.matcher(call.group(1)).results())
                        .forEach(action -> actions.add(action.group(1)));
            }
        }
        assertThat(actions).hasSizeGreaterThan(30).contains("review.");
        actions.remove("review.");
        actions.addAll(List.of("review.confirmed", "review.rejected", "review.undecidable"));
        for (Language language : Language.values()) {
            assertThat(actions)
                    .allMatch(action -> Texts.find(language, action.replaceFirst("\\.", ".audit."))
                            .isPresent());
        }
    }

    @Test
    void aTextThatIsNotThereIsAMistake() {
        assertThat(Texts.find(Language.CHINESE, "web.no_such")).isEmpty();
        assertThat(Texts.find(Language.CHINESE, "nothing")).isEmpty();
        assertThat(Texts.of(Language.ENGLISH, "account.verdict.broken", 1_234L)).contains("row 1,234");
    }

    private static Set<String> arguments(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(toCollection(TreeSet::new));
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            texts.load(in);
        }
        return texts;
    }
}
