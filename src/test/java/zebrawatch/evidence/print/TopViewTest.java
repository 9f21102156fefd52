package zebrawatch.evidence.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.seal.Cases;

class TopViewTest {
    @Test
    void asSvgItShowsBothWaysAndCarriesNothingThatAPageMayNot() {
        CaseFile caseFile = Cases.of("c-1", 10);
        String svg = TopView.svg(
                caseFile.background().orElseThrow().sketch(),
                caseFile.ruling().moments(),
                TopView.Key.CHINESE,
                420,
                300);
        assertThat(svg)
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 420 300\"")
                .contains("stroke=\"#c62828\"", "stroke=\"#1a4fb4\"", "— 车辆", "— 行人", "5 m")
                .doesNotContain("style", "NaN", "script");
        assertThat(svg.split("<svg", -1)).hasSameSizeAs(svg.split("</svg>", -1));
    }
}
