package zebrawatch.board.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zebrawatch.board.mask.Mask.Reason;
import zebrawatch.board.mask.MaskRule.Own;
import zebrawatch.detect.PictureSearch.Found;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;

class MaskRuleTest {
    private static final Own CAR = new Own(new Box(400, 200, 200, 100), RoadUser.CAR);

    @ParameterizedTest
    @CsvSource({
        "PEDESTRIAN, 0.12, 100, PERSON", // barely possible
        "PEDESTRIAN, 0.11, 100, ", // noise
        "PEDESTRIAN, 0.20, 360, ", // nobody that large is overlooked
        "PEDESTRIAN, 0.31, 360, PERSON",
        "BICYCLE, 0.12, 100, RIDER",
        "MOTORCYCLE, 0.9, 100, RIDER",
        "CAR, 0.2, 100, OTHER_VEHICLE",
        "BUS, 0.19, 100, ",
        "TRUCK, 0.9, 500, OTHER_VEHICLE"
    })
    void whatIsPossibleIsMasked(RoadUser kind, double score, double height, Reason why) {
        Box box = new Box(10, 10, 50, height);

        List<Mask> masks = masks(Optional.empty(), PlateDisplay.FULL, new Detection(kind, box, score));

        assertThat(masks).hasSize(why == null ? 0 : 1).allSatisfy(mask -> {
            assertThat(mask.why()).isEqualTo(why);
            assertThat(mask.box().intersection(box)).isEqualTo(box.area());
            assertThat(mask.box().area()).isGreaterThan(1.2 * box.area());
        });
    }

    @Test
    void ofItsOwnVehicleTheInsideIsMaskedAndThePlateIsNot() {
        List<Mask> masks = masks(
                Optional.of(CAR), PlateDisplay.FULL, new Detection(RoadUser.CAR, new Box(402, 201, 195, 99), 0.8));

        assertThat(masks).extracting(Mask::why).containsExactly(Reason.INSIDE);
        assertThat(masks.get(0).box().bottom()).isEqualTo(255);
    }

    @ParameterizedTest
    @CsvSource({"PART", "NONE"})
    void aPlateNotToBeShownInFullIsMasked(PlateDisplay plate) {
        List<Mask> masks = masks(Optional.of(CAR), plate);

        assertThat(masks).extracting(Mask::why).containsExactly(Reason.INSIDE, Reason.OWN_PLATE);
        assertThat(masks.stream()
                        .mapToDouble(m -> m.box().intersection(CAR.box()))
                        .sum())
                .isEqualTo(CAR.box().area());
    }

    @Test
    void aVehicleBehindIsMaskedBesideItsOwnAndOneInFrontOverIt() {
        Box behind = new Box(500, 150, 200, 100);
        Box inFront = new Box(550, 250, 300, 150);

        List<Mask> farther = masks(Optional.of(CAR), PlateDisplay.FULL, new Detection(RoadUser.CAR, behind, 0.8));
        List<Mask> nearer = masks(Optional.of(CAR), PlateDisplay.FULL, new Detection(RoadUser.CAR, inFront, 0.8));

        assertThat(farther)
                .filteredOn(m -> m.why() == Reason.OTHER_VEHICLE)
                .isNotEmpty()
                .allSatisfy(m -> assertThat(m.box().intersection(CAR.box())).isZero());
        assertThat(nearer)
                .filteredOn(m -> m.why() == Reason.OTHER_VEHICLE)
                .hasSize(1)
                .allSatisfy(m -> assertThat(m.box().intersection(CAR.box())).isPositive());
    }

    @Test
    void whoStandsBeforeItIsMaskedOverIt() {
        List<Mask> masks = masks(
                Optional.of(CAR),
                PlateDisplay.FULL,
                new Detection(RoadUser.PEDESTRIAN, new Box(450, 230, 30, 80), 0.2),
                new Detection(RoadUser.BICYCLE, new Box(500, 240, 40, 60), 0.5));

        assertThat(masks).extracting(Mask::why).contains(Reason.PERSON, Reason.RIDER);
    }

    @Test
    void facesAreMaskedWhereverTheyAre() {
        Detection face = new Detection(RoadUser.PEDESTRIAN, new Box(470, 215, 12, 12), 0.35);

        List<Mask> masks =
                MaskRule.masks(new Found(List.of(), List.of(face)), 720, Optional.empty(), PlateDisplay.FULL);

        assertThat(masks).extracting(Mask::why).containsExactly(Reason.FACE);
    }

    @ParameterizedTest
    @CsvSource({
        "FULL, 贵H·5K208, 贵H·5K208",
        "PART, 贵H·5K208, 贵H·***08",
        "PART, 贵HD12345, 贵H·****45",
        "PART, 贵H·1, ''",
        "PART, '', ''",
        "NONE, 贵H·5K208, ''"
    })
    void aPlateIsWrittenAsTheSettingSays(PlateDisplay display, String plate, String shown) {
        assertThat(display.shown(plate)).isEqualTo(shown);
    }

    private static List<Mask> masks(Optional<Own> own, PlateDisplay plate, Detection... seen) {
        return MaskRule.masks(new Found(List.of(seen), List.of()), 720, own, plate);
    }
}
