package zebrawatch.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnexBTest {
    @ParameterizedTest
    @CsvSource({
        "0000000167aa0000000168bb, 0000000167aa0000000168bb", // as it should be
        "00000167aa00000168bb00, 0000000167aa0000000168bb", // short start codes, a trailing zero
        "0000000167aa0000000168bb0000000167aa0000000168bb, 0000000167aa0000000168bb", // repeated
        "0000000167aa0000000168bb0000000168cc, 0000000167aa0000000168bb0000000168cc", // two of a kind
        "67aa, ''", // none
        "'', ''",
    })
    void eachUnitStandsOnceWithTheSameStartCode(String stream, String distinct) {
        HexFormat hex = HexFormat.of();
        assertThat(hex.formatHex(AnnexB.distinct(hex.parseHex(stream)))).isEqualTo(distinct);
    }
}
