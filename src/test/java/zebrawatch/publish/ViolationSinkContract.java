package zebrawatch.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zebrawatch.evidence.CaseFile;
import zebrawatch.evidence.seal.CaseEvent;
import zebrawatch.evidence.seal.Cases;

/** What every {@link ViolationSink} promises. */
abstract class ViolationSinkContract {
    /** Open when a test begins. */
    ViolationSink sink;

    /** A sink that keeps things in the same place each time it is opened. */
    abstract ViolationSink open();

    /** The cases that were handed over, by id. Asked after the sink was closed. */
    abstract List<CaseFile> delivered();

    @BeforeEach
    void openTheSink() {
        sink = open();
    }

    @AfterEach
    void closeTheSink() {
        sink.close();
    }

    @Test
    void whatIsAcceptedIsDeliveredByteForByte() {
        sink.accept(Cases.of("c-1", 300_000));
        sink.accept(Cases.of("c-2", 1));
        sink.close();
        assertThat(delivered())
                .usingElementComparator(ViolationSinkContract::compare)
                .containsExactly(Cases.of("c-1", 300_000), Cases.of("c-2", 1));
    }

    @Test
    void theSameCaseIsDeliveredOnceEvenAfterARestart() {
        sink.accept(Cases.of("c-1", 1000));
        sink.accept(Cases.of("c-1", 1000));
        sink.close();
        sink = open();
        sink.accept(Cases.of("c-1", 1000));
        sink.close();
        assertThat(delivered()).extracting(CaseFile::id).containsExactly("c-1");
    }

    @Test
    void aCaseWithoutPicturesIsDelivered() {
        CaseFile bare = Cases.of("c-1", Cases.of("c", 1).camera(), List.of());
        sink.accept(bare);
        sink.close();
        assertThat(delivered())
                .usingElementComparator(ViolationSinkContract::compare)
                .containsExactly(bare);
    }

    @Test
    void closingTwiceIsClosing() {
        sink.close();
        assertThatCode(sink::close).doesNotThrowAnyException();
    }

    /** 0 for the same case with the same bytes: an event holds the digest of every picture. */
    static int compare(CaseFile a, CaseFile b) {
        return CaseEvent.of(a).equals(CaseEvent.of(b)) ? 0 : 1;
    }
}
