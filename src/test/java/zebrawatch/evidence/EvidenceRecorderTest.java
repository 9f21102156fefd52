package zebrawatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import zebrawatch.rule.Party;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Box;
import zebrawatch.video.Frame;

class EvidenceRecorderTest {
    private static final Lettering LETTERING = new Lettering(Passage.FONT);
    private static final Ruling FAILURE = Passage.ruling(Ruling.Kind.FAILURE_TO_YIELD);

    private static List<CaseFile> play(EvidenceSettings settings, Ruling ruling) {
        EvidenceRecorder recorder = new EvidenceRecorder(Passage.CAMERA, LETTERING, settings);
        List<CaseFile> cases = new ArrayList<>();
        for (int i = 0; i < Passage.PICTURES; i++) {
            try (Frame frame = Passage.frame(i)) {
                cases.addAll(recorder.keep(
                        frame, Passage.tracks(i), i == Passage.PICTURES - 1 ? List.of(ruling) : List.of()));
            }
        }
        return cases;
    }

    private static CaseFile theCase() {
        List<CaseFile> cases = play(EvidenceSettings.standard(), FAILURE);
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }

    @Test
    void aFailureToYieldBecomesACaseWithThePicturesOfItsMoments() {
        CaseFile file = theCase();

        assertThat(file.snapshots()).extracting(Snapshot::kind).containsExactly(Snapshot.Kind.values());
        assertThat(file.snapshots())
                .extracting(Snapshot::time)
                .startsWith(Passage.time(10), Passage.time(20), Passage.time(30));
        assertThat(file.ruling()).isEqualTo(FAILURE);
        assertThat(file.place()).isEqualTo(Passage.CAMERA.place());
        assertThat(file.created()).isEqualTo(Passage.time(Passage.PICTURES - 1));
    }

    @Test
    void aYieldIsNoCase() {
        assertThat(play(EvidenceSettings.standard(), Passage.ruling(Ruling.Kind.YIELDED)))
                .isEmpty();
    }

    @Test
    void aPanoramaIsTheWholePictureWithItsBandBelow() {
        Snapshot on = theCase().snapshots().get(1);
        try (Mat picture = Jpeg.decode(on.jpeg());
                Frame original = Passage.frame(20)) {
            assertThat(picture.cols()).isEqualTo(1280);
            assertThat(picture.rows()).isBetween(720 + 40, 720 + 120);
            assertSameColour(picture, original.pixels(), 545, 508);
            assertSameColour(picture, original.pixels(), 1270, 710);
            assertThat(redness(picture, Passage.car(20))).isGreaterThan(200);
            assertThat(picture.ptr(picture.rows() - 2, 1278).get(0) & 0xff).isLessThan(10);
        }
    }

    private static void assertSameColour(Mat picture, Mat original, int x, int y) {
        for (int channel = 0; channel < 3; channel++) {
            assertThat(picture.ptr(y, x).get(channel) & 0xff)
                    .isCloseTo(original.ptr(y, x).get(channel) & 0xff, within(8));
        }
    }

    /** Red of the vehicle's frame, two pixels above its box. */
    private static int redness(Mat picture, Box box) {
        return picture.ptr((int) Math.round(box.top()) - 3, (int) box.centre().x())
                        .get(2)
                & 0xff;
    }

    @Test
    void theCloseUpShowsTheVehicleWhereItIsLargestYetWholeInThePicture() {
        Snapshot closeUp = theCase().snapshots().get(3);
        int lastWhole = 29;
        assertThat(Passage.car(lastWhole).bottom()).isLessThan(719);
        assertThat(Passage.car(lastWhole + 1).bottom()).isGreaterThan(719);

        assertThat(closeUp.time()).isEqualTo(Passage.time(lastWhole));
        try (Mat picture = Jpeg.decode(closeUp.jpeg())) {
            int cut = (int) Math.round(Passage.car(lastWhole).width() * 1.3);
            assertThat(picture.cols()).isCloseTo(2 * cut, within(2));
        }
    }

    @Test
    void theSameFramesGiveTheSameCaseToTheByte() {
        CaseFile one = theCase();
        CaseFile two = theCase();

        assertThat(one.id()).isEqualTo(two.id()).matches("kaili-07-20260305T081502123Z-[0-9a-f]{8}");
        assertThat(one.snapshots())
                .extracting(Snapshot::sha256)
                .isEqualTo(two.snapshots().stream().map(Snapshot::sha256).toList())
                .doesNotHaveDuplicates()
                .allMatch(s -> s.matches("[0-9a-f]{64}"));
    }

    @Test
    void twoVehiclesSideBySideInOneFrameAreTwoCases() {
        Ruling other = new Ruling(
                FAILURE.kind(),
                FAILURE.time(),
                FAILURE.crossing(),
                new Party(
                        8,
                        FAILURE.vehicle().kind(),
                        FAILURE.vehicle().box().shifted(200, 0),
                        FAILURE.vehicle().position(),
                        FAILURE.vehicle().velocity()),
                FAILURE.pedestrian(),
                6,
                FAILURE.moments(),
                List.of());

        assertThat(CaseId.of(Passage.CAMERA.id(), FAILURE)).isNotEqualTo(CaseId.of(Passage.CAMERA.id(), other));
    }

    @Test
    void aMomentThatIsForgottenIsReplacedByTheNearestPicture() {
        EvidenceSettings forgetful = new EvidenceSettings(Duration.ofSeconds(1), 64L << 20, 95, ZoneOffset.UTC);
        CaseFile file = play(forgetful, FAILURE).get(0);

        assertThat(file.snapshots())
                .extracting(Snapshot::time)
                .startsWith(Passage.time(25), Passage.time(25), Passage.time(30));
    }

    @Test
    void nativeMemoryStaysFlatOverTwoThousandFrames() {
        EvidenceSettings small = new EvidenceSettings(Duration.ofSeconds(2), 4L << 20, 90, ZoneOffset.UTC);
        EvidenceRecorder recorder = new EvidenceRecorder(Passage.CAMERA, LETTERING, small);
        run(recorder, 0, 200);
        long physical = Pointer.physicalBytes();
        long counted = Pointer.totalBytes();

        run(recorder, 200, 2200);

        // 1.4 GB of pixels went by; one lost picture in five would show
        assertThat(Pointer.physicalBytes() - physical).isLessThan(250L << 20);
        assertThat(Pointer.totalBytes() - counted).isLessThan(1L << 20);
    }

    private static void run(EvidenceRecorder recorder, int from, int to) {
        for (int i = from; i < to; i++) {
            Mat grey = new Mat(360, 640, opencv_core.CV_8UC3, Scalar.all(i % 200));
            try (Frame frame = new Frame(Passage.CAMERA.id(), Passage.time(i), grey)) {
                recorder.keep(
                        frame, Passage.tracks(i % Passage.PICTURES), i % 200 == 199 ? List.of(FAILURE) : List.of());
            }
        }
    }
}
