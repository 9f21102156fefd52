package zebrawatch.board.mask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import zebrawatch.detect.Installed;
import zebrawatch.evidence.Jpeg;
import zebrawatch.harness.evaluate.ExpectedRuling;
import zebrawatch.harness.evaluate.TrueBox;
import zebrawatch.harness.evaluate.Truth;
import zebrawatch.harness.evaluate.Truth.Moment;
import zebrawatch.harness.evaluate.TruthFile;
import zebrawatch.scene.Box;
import zebrawatch.scene.CameraId;
import zebrawatch.scene.RoadUser;
import zebrawatch.video.FileSource;
import zebrawatch.video.Frame;

/**
 * Masks pictures of clips for people to look at, and counts who of the ground truth is not masked: {@code MaskingStudy OUT
 * PICTURES CLIP-OR-SAMPLE-FOLDER…}.
 */
final class MaskingStudy {
    /** Who is hidden by more than this has no face to recognise. */
    private static final double LEAST_VISIBLE = 0.3;

    private MaskingStudy() {}

    /** A picture of a clip and its place in it. */
    static final class Shot {
        private final int number;
        private final byte[] jpeg;

        private Shot(int number, byte[] jpeg) {
            this.number = number;
            this.jpeg = jpeg;
        }

        int number() {
            return number;
        }

        byte[] jpeg() {
            return jpeg;
        }
    }

    public static void main(String[] args) throws IOException {
        Path out = Files.createDirectories(Path.of(args[0]));
        int pictures = Integer.parseInt(args[1]);
        try (Masking masking = Masking.open(Installed.models())) {
            for (int i = 2; i < args.length; i++) {
                Path path = Path.of(args[i]);
                study(masking, path, pictures, out);
            }
        }
    }

    private static void study(Masking masking, Path path, int pictures, Path out) throws IOException {
        boolean sample = Files.isDirectory(path);
        Optional<Truth> truth = sample ? Optional.of(TruthFile.read(path.resolve("truth.json"))) : Optional.empty();
        for (Shot shot : shots(sample ? path.resolve("clip.mp4") : path, pictures)) {
            long start = System.nanoTime();
            List<Mask> needed = needed(masking, truth, shot);
            long millis = (System.nanoTime() - start) / 1_000_000;
            Masked masked = Masking.masked(shot.jpeg(), needed);
            String name = path.getFileName() + "-" + shot.number();
            Files.write(out.resolve(name + ".jpg"), masked.jpeg());
            System.out.println(name + ": " + needed.size() + " masks, " + millis + " ms, missed "
                    + truth.map(t -> missed(t, shot.number(), needed)).orElse(List.of()));
        }
    }

    static List<Mask> needed(Masking masking, Optional<Truth> truth, Shot shot) {
        Optional<TrueBox> own = truth.flatMap(t -> own(t, shot.number()));
        RoadUser kind = own.map(box -> truth.orElseThrow().kind(box.actor())).orElse(RoadUser.CAR);
        return masking.needed(shot.jpeg(), own.map(TrueBox::box), kind, PlateDisplay.FULL);
    }

    private static Optional<TrueBox> own(Truth truth, int picture) {
        return truth.expected().stream()
                .flatMap((ExpectedRuling ruling) -> ruling.vehicle().stream())
                .findFirst()
                .flatMap(vehicle -> truth.moments().get(picture).of(vehicle));
    }

    /** The pedestrians and riders whose upper half is not covered, or of whom a fifth can be seen. */
    static List<String> missed(Truth truth, int picture, List<Mask> masks) {
        Moment moment = truth.moments().get(picture);
        return moment.boxes().stream()
                .filter(box -> truth.kind(box.actor()) == RoadUser.PEDESTRIAN && box.visible() >= LEAST_VISIBLE)
                .filter(box -> covered(upper(box.box()), masks) < 0.99 || covered(box.box(), masks) < 0.8)
                .map(TrueBox::actor)
                .toList();
    }

    private static Box upper(Box box) {
        return new Box(box.left(), box.top(), box.width(), box.height() / 2);
    }

    /** The share of a box, as far as it lies in a picture of 1280x720, that masks cover, by points. */
    private static double covered(Box box, List<Mask> masks) {
        int points = 0;
        int covered = 0;
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 20; j++) {
                double x = box.left() + (i + 0.5) / 20 * box.width();
                double y = box.top() + (j + 0.5) / 20 * box.height();
                if (x >= 0 && y >= 0 && x < 1280 && y < 720) {
                    points++;
                    covered += masks.stream().anyMatch(mask -> contains(mask.box(), x, y)) ? 1 : 0;
                }
            }
        }
        return points == 0 ? 1 : covered / (double) points;
    }

    private static boolean contains(Box box, double x, double y) {
        return x >= box.left() && x < box.right() && y >= box.top() && y < box.bottom();
    }

    /** Pictures spread evenly over a clip. */
    static List<Shot> shots(Path clip, int pictures) {
        int all = count(clip);
        List<Integer> wanted = Stream.iterate(0, i -> i < pictures, i -> i + 1)
                .map(i -> (int) ((i + 1L) * all / (pictures + 1)))
                .toList();
        List<Shot> shots = new ArrayList<>();
        each(clip, (number, frame) -> {
            if (wanted.contains(number)) {
                shots.add(new Shot(number, Jpeg.encode(frame.pixels(), 92)));
            }
        });
        return shots;
    }

    private static int count(Path clip) {
        int[] count = {0};
        each(clip, (number, frame) -> count[0]++);
        return count[0];
    }

    private static void each(Path clip, BiConsumer<Integer, Frame> told) {
        try (FileSource source = new FileSource(new CameraId("study"), clip, Instant.EPOCH)) {
            int number = 0;
            Optional<Frame> next = source.next();
            while (next.isPresent()) {
                try (Frame frame = next.get()) {
                    told.accept(number, frame);
                }
                number++;
                next = source.next();
            }
        }
    }
}
