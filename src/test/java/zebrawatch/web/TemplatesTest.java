package zebrawatch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
    private final Templates templates = new Templates(ZoneId.of("Asia/Shanghai"));

    @Test
    void aDrawingIsShownAndAllElseIsEscaped() {
        String drawing =
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect x=\"1\"/><text x=\"1\">&lt;b&gt;</text></svg>";
        assertThat(page(drawing, "<b>")).isEqualTo(drawing + "&lt;b&gt;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg ><script>alert(1)</script></svg>",
                "<svg ><foreignObject><p>x</p></foreignObject></svg>",
                "<svg ><a href=\"/sign-out\"><text>x</text></a></svg>",
                "<svg ><recto/></svg>",
                "<p>no drawing</p>",
                ""
            })
    void whatHoldsMoreThanShapesAndTextIsRefused(String other) {
        assertThatThrownBy(() -> page(other, "")).hasStackTraceContaining("not a drawing of shapes and text");
    }

    private String page(String drawing, String text) {
        return templates.page("web-test/drawing", Map.of("drawing", drawing, "text", text));
    }
}
