package zebrawatch.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import zebrawatch.scene.RoadUser;

class FindingTest {
    @ParameterizedTest
    @CsvSource({"贵h·12345, 贵H12345", "' 贵H 123-45 ', 贵H12345", "贵ＨＤ１２３４５, 贵HD12345", "粤Z1234港, 粤Z1234港", "'', ''"})
    void aPlateIsWrittenOneWay(String typed, String plate) {
        assertThat(Finding.plate(typed)).isEqualTo(plate);
    }

    @ParameterizedTest
    @CsvSource({
        "confirmed, private, 贵H12345, '', '', ",
        "confirmed, non_motor, '', '', '', ",
        "confirmed, '', 贵H12345, '', '', NO_CATEGORY",
        "confirmed, commercial, '', '', '', NO_PLATE",
        "confirmed, official, 贵H1<script>, '', '', PLATE",
        "confirmed, private, '1''; drop table cases; --', '', '', PLATE",
        "rejected, '', '', waiting, '', ",
        "rejected, '', '', '', '', NO_REASON",
        "rejected, '', '', other, '', NO_NOTE",
        "rejected, '', '', other, 反光, ",
        "undecidable, '', '', '', '', "
    })
    void aDecisionSaysWhatItMust(
            String outcome, String category, String plate, String reason, String note, Refusal refusal) {
        Finding finding =
                new Finding(Outcome.of(outcome).orElseThrow(), Category.of(category), plate, reasons(reason), note);
        if (refusal == null) {
            assertThatCode(finding::check).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(finding::check)
                    .isInstanceOf(RefusedException.class)
                    .extracting(e -> ((RefusedException) e).refusal())
                    .isEqualTo(refusal);
        }
    }

    private static List<Reason> reasons(String code) {
        return Reason.of(code).stream().toList();
    }

    @Test
    void aNoteIsNoNovel() {
        assertThatThrownBy(() -> Finding.undecidable(List.of(), "长".repeat(501)).check())
                .isInstanceOf(RefusedException.class);
        assertThat(Finding.undecidable(List.of(), "a\0b").note()).isEqualTo("a b");
    }

    @ParameterizedTest
    @CsvSource({
        "commercial, TRANSPORT_ADMINISTRATION",
        "official, CIVILITY_COMMITTEE",
        "private, PENALTY",
        "non_motor, PENALTY"
    })
    void aConfirmedCaseGoesToThoseWhoDealWithSuchVehicles(String category, Destination destination) {
        assertThat(Category.of(category).map(Category::destination)).contains(destination);
    }

    @ParameterizedTest
    @EnumSource(RoadUser.class)
    void everyVehicleIsTakenForSomeCategory(RoadUser vehicle) {
        assertThat(Optional.of(Category.usual(vehicle))).isPresent();
    }

    @Test
    void theReasonsFillTheNineKeys() {
        assertThat(Reason.values()).hasSizeGreaterThanOrEqualTo(9);
        assertThat(Reason.values()).extracting(Reason::code).doesNotHaveDuplicates();
    }
}
