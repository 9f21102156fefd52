package zebrawatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zebrawatch.meters.EvidenceMeters;
import zebrawatch.meters.Scrape;
import zebrawatch.rule.Party;
import zebrawatch.rule.Ruling;
import zebrawatch.scene.Box;
import zebrawatch.video.Clips;
import zebrawatch.video.FileSource;
import zebrawatch.video.Footage;
import zebrawatch.video.Frame;
import zebrawatch.video.VideoClip;
import zebrawatch.video.VideoException;

class EvidenceRecorderTest {
    private static final Lettering LETTERING = new Lettering(Passage.FONT);
    private static final Ruling FAILURE = Passage.ruling(Ruling.Kind.FAILURE_TO_YIELD);

    private static final Origin ORIGIN = new Origin(
            Map.of("北侧", new Provenance("1", "ab", "net", "cd", "ef", Map.of("conflict_distance", 3.0))),
            () -> ClockReading.of(Duration.ofMillis(20), "ntp", Passage.START));

    @TempDir
    private Path folder;

    private final Scrape scrape = new Scrape();

    /** What a camera remembers of the drawn passage, as if nothing had been encoded. */
    private static Footage footage(int oldest) {
        return footage(oldest, Optional::empty);
    }

    private static Footage footage(int oldest, Supplier<Optional<VideoClip>> clip) {
        return new Footage() {
            @Override
            public List<Frame> pictures(List<Instant> instants) {
                return instants.stream()
                        .map(t -> (int) Math.max(
                                oldest,
                                Math.round(Duration.between(Passage.START, t).toMillis() / 100.0)))
                        .map(Passage::frame)
                        .toList();
            }

            @Override
            public Optional<VideoClip> clip(Instant from, Instant to) {
                return clip.get();
            }

            @Override
            public Optional<Instant> oldest() {
                return Optional.of(Passage.time(oldest));
            }
        };
    }

    private EvidenceRecorder recorder(Footage footage, EvidenceSettings settings, Origin origin) {
        return new EvidenceRecorder(
                Passage.CAMERA,
                footage,
                LETTERING,
                settings,
                origin,
                new EvidenceMeters(scrape.registry(), Passage.CAMERA.id()));
    }

    /** The ruling comes with the last picture of the passage, and no picture after it. */
    private List<CaseFile> play(EvidenceRecorder recorder, Ruling ruling) {
        for (int i = 0; i < Passage.PICTURES; i++) {
            boolean last = i == Passage.PICTURES - 1;
            assertThat(recorder.keep(
                            Passage.time(i), Passage.tracks(i), Passage.ground(i), last ? List.of(ruling) : List.of()))
                    .isEmpty();
        }
        return recorder.complete(Passage.time(Passage.PICTURES - 1), List.of());
    }

    private CaseFile theCase() {
        List<CaseFile> cases = play(recorder(footage(0), EvidenceSettings.standard(), ORIGIN), FAILURE);
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }

    private static Snapshot snapshot(CaseFile file, Snapshot.Kind kind) {
        return file.snapshots().stream()
                .filter(s -> s.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFailureToYieldBecomesACaseWithThePicturesOfItsMoments() {
        CaseFile file = theCase();

        assertThat(file.snapshots())
                .extracting(Snapshot::kind)
                .containsExactly(
                        Snapshot.Kind.BEFORE,
                        Snapshot.Kind.ON,
                        Snapshot.Kind.AFTER,
                        Snapshot.Kind.VEHICLE,
                        Snapshot.Kind.BEFORE_MARKED,
                        Snapshot.Kind.ON_MARKED,
                        Snapshot.Kind.AFTER_MARKED,
                        Snapshot.Kind.COMPOSITE);
        assertThat(file.snapshots())
                .extracting(Snapshot::time)
                .startsWith(Passage.time(10), Passage.time(20), Passage.time(30));
        assertThat(file.ruling()).isEqualTo(FAILURE);
        assertThat(file.place()).isEqualTo(Passage.CAMERA.place());
        assertThat(file.background().orElseThrow().remarks()).containsExactly(Remark.CLIP_MISSING);
        assertThat(scrape.text()).contains("zebrawatch_evidence_total{camera=\"kaili-07\",result=\"made\"} 1.0");
    }

    @Test
    void bothWaysOverTheCrossingAreInIt() {
        Sketch sketch = theCase().background().orElseThrow().sketch();
        assertThat(sketch.vehicle()).hasSize(Passage.PICTURES).startsWith(Passage.place(Passage.CAR, 0));
        assertThat(sketch.pedestrian()).hasSize(Passage.PICTURES).startsWith(Passage.place(Passage.PEDESTRIAN, 0));
        assertThat(sketch.lanes()).isEqualTo(Passage.CAMERA.crossings().get(0).lanes());
    }

    @Test
    void aCaseWaitsUntilTheClipHasRunItsThreeSeconds() {
        EvidenceRecorder recorder = recorder(footage(0), EvidenceSettings.standard(), ORIGIN);
        for (int i = 0; i < 60; i++) {
            int picture = Math.min(i, Passage.PICTURES - 1);
            List<Ruling> rulings = i == 31 ? List.of(FAILURE) : List.of();
            assertThat(recorder.keep(Passage.time(i), Passage.tracks(picture), Map.of(), rulings))
                    .isEmpty();
        }
        assertThat(recorder.keep(Passage.time(60), List.of(), Map.of(), List.of()))
                .extracting(CaseFile::created)
                .containsExactly(Passage.time(60));
        assertThat(recorder.complete(Passage.time(61), List.of())).isEmpty();
    }

    @Test
    void aYieldIsNoCase() {
        assertThat(play(recorder(footage(0), EvidenceSettings.standard(), ORIGIN), Passage.ruling(Ruling.Kind.YIELDED)))
                .isEmpty();
    }

    @Test
    void aClockThatIsOffMakesNoCaseAndIsCounted() {
        Origin off =
                new Origin(ORIGIN.provenance(), () -> ClockReading.of(Duration.ofMillis(-1001), "ntp", Passage.START));
        assertThat(play(recorder(footage(0), EvidenceSettings.standard(), off), FAILURE))
                .isEmpty();
        assertThat(scrape.text()).contains("result=\"clock_off\"} 1.0");
    }

    @Test
    void aClockNobodyKnowsIsARemarkOrNoCaseAsTheSettingsSay() {
        Origin unknown = new Origin(ORIGIN.provenance(), () -> ClockReading.unknown("no answer"));
        CaseFile file = play(recorder(footage(0), EvidenceSettings.standard(), unknown), FAILURE)
                .get(0);
        assertThat(file.background().orElseThrow().remarks()).contains(Remark.CLOCK_UNKNOWN);
        assertThat(file.background().orElseThrow().clock().source()).isEqualTo("no answer");
        assertThat(play(recorder(footage(0), EvidenceSettings.standard().withClockNeeded(), unknown), FAILURE))
                .isEmpty();
        assertThat(scrape.text()).contains("result=\"clock_unknown\"} 1.0");
    }

    @Test
    void theOriginalIsTheCamerasPictureAndNothingElse() {
        Snapshot on = snapshot(theCase(), Snapshot.Kind.ON);
        try (Frame original = Passage.frame(20)) {
            assertThat(on.bytes()).isEqualTo(Jpeg.encode(original.pixels(), 95));
        }
    }

    @Test
    void aCopyIsTheWholePictureOutlinedWithItsBandBelow() {
        Snapshot on = snapshot(theCase(), Snapshot.Kind.ON_MARKED);
        try (Mat picture = Jpeg.decode(on.bytes());
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
    void theCompositeHoldsAllFourTwoAndTwo() {
        try (Mat picture =
                Jpeg.decode(snapshot(theCase(), Snapshot.Kind.COMPOSITE).bytes())) {
            assertThat(picture.cols()).isEqualTo(2 * 1280);
            assertThat(picture.rows()).isBetween(2 * (720 + 40), 2 * (720 + 120));
        }
    }

    @Test
    void theCloseUpIsOfAPictureWhereTheVehicleIsWhole() {
        Snapshot closeUp = snapshot(theCase(), Snapshot.Kind.VEHICLE);
        int lastWhole = 29;
        assertThat(Passage.car(lastWhole + 1).bottom()).isGreaterThan(719);
        assertThat(closeUp.time()).isBetween(Passage.START, Passage.time(lastWhole));
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
    void aMomentThatIsForgottenIsReplacedByTheNearestPictureAndSaidSo() {
        CaseFile file = play(recorder(footage(25), EvidenceSettings.standard(), ORIGIN), FAILURE)
                .get(0);

        assertThat(file.snapshots())
                .extracting(Snapshot::time)
                .startsWith(Passage.time(25), Passage.time(25), Passage.time(30));
        assertThat(file.background().orElseThrow().remarks()).contains(Remark.STAND_IN);
    }

    @Test
    void aClipThatWasEncodedAnewIsSaidSo() {
        Path mpeg4 = Clips.record(folder.resolve("old.avi"), 320, 240, Clips.even(100, 100), r -> r.setFrameRate(10));
        try (FileSource old = new FileSource(Passage.CAMERA.id(), mpeg4, Passage.START.minusSeconds(3))) {
            for (Optional<Frame> next = old.next(); next.isPresent(); next = old.next()) {
                next.get().close();
            }
            Footage footage =
                    footage(0, () -> old.footage().clip(Passage.START.minusSeconds(2), Passage.START.plusSeconds(6)));

            CaseFile file = play(recorder(footage, EvidenceSettings.standard(), ORIGIN), FAILURE)
                    .get(0);

            assertThat(file.background().orElseThrow().remarks()).containsExactly(Remark.CLIP_REENCODED);
            assertThat(snapshot(file, Snapshot.Kind.CLIP).bytes()).isNotEmpty();
        }
    }

    @Test
    void aClipThatCannotBeWrittenDoesNotLoseTheCase() {
        Footage footage = footage(0, () -> {
            throw new VideoException("a clip's picture cannot be encoded");
        });

        CaseFile file = play(recorder(footage, EvidenceSettings.standard(), ORIGIN), FAILURE)
                .get(0);

        assertThat(file.background().orElseThrow().remarks()).containsExactly(Remark.CLIP_MISSING);
    }

    @Test
    void withoutAnyPictureThereIsNoCaseAndItIsCounted() {
        assertThat(play(recorder(Footage.none(), EvidenceSettings.standard(), ORIGIN), FAILURE))
                .isEmpty();
        assertThat(scrape.text()).contains("result=\"no_pictures\"} 1.0");
    }

    @Test
    void nativeMemoryStaysFlatOverManyCases() {
        EvidenceRecorder recorder = recorder(footage(0), EvidenceSettings.standard(), ORIGIN);
        play(recorder, FAILURE);
        long counted = Pointer.totalBytes();
        long physical = Pointer.physicalBytes();
        for (int i = 0; i < 15; i++) {
            assertThat(recorder.complete(Passage.time(Passage.PICTURES), List.of(FAILURE)))
                    .hasSize(1);
        }
        // a case handles some 90 MB of pixels
        assertThat(Pointer.physicalBytes() - physical).isLessThan(250L << 20);
        assertThat(Pointer.totalBytes() - counted).isLessThan(1L << 20);
    }
}
