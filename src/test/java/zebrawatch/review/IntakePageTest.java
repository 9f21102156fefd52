package zebrawatch.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import zebrawatch.archive.Hindrance;
import zebrawatch.evidence.verify.Finding;
import zebrawatch.publish.SpoiltRecord;
import zebrawatch.web.Language;
import zebrawatch.web.Texts;

class IntakePageTest {
    @Test
    void whateverIsWrongIsSaidInTheReadersLanguage() {
        List<String> keys = Stream.of(
                        Arrays.stream(Finding.Kind.values()).map(kind -> "why." + kind.code()),
                        Arrays.stream(SpoiltRecord.Kind.values()).map(kind -> "why." + kind.code()),
                        Stream.of("why.nobody_trusted", "why.another", "why.unknown"),
                        Arrays.stream(Hindrance.values()).map(one -> "hindrance." + one.code()))
                .flatMap(some -> some)
                .toList();
        for (Language language : Language.values()) {
            assertThat(keys)
                    .allMatch(key -> Texts.find(language, "intake." + key).isPresent());
        }
    }
}
