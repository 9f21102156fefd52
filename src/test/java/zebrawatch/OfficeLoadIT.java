package zebrawatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tenth of a city's day; {@link OfficeLoad} plays the whole of it. */
class OfficeLoadIT {
    @TempDir
    Path folder;

    @Test
    void anOfficeKilledInTheMiddleOfItsCasesHasEachOfThemOnce() throws Exception {
        OfficeLoad.Result result = OfficeLoad.run(2_700, 1, 20_000, 20_000, folder);
        assertThat(result.totals().cases()).isEqualTo(2_700);
        assertThat(result.totals().media()).isEqualTo(2_700);
        assertThat(result.files()).isEqualTo(2_700);
        assertThat(result.totals().quarantined() + result.totals().setAside()).isZero();
    }
}
