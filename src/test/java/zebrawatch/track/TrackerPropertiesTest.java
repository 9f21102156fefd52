package zebrawatch.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.Footprint;
import zebrawatch.scene.GroundPlane;
import zebrawatch.scene.GroundPoint;
import zebrawatch.scene.RoadUser;

/** What holds in any street: on random ones, each made from its seed. */
class TrackerPropertiesTest {
    private static final Instant START = Instant.parse("2026-05-01T08:00:00Z");
    private static final int WIDTH = 1280;
    private static final List<RoadUser> KINDS = List.of(RoadUser.values());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfDetectionsDoesNotMatter(long seed) {
        List<List<Detection>> street = withEqualScores(street(seed, 120));
        Random random = new Random(seed);
        List<List<Detection>> shuffled = street.stream()
                .map(seen -> {
                    List<Detection> other = new ArrayList<>(seen);
                    Collections.shuffle(other, random);
                    return other;
                })
                .toList();

        assertThat(follow(shuffled)).isEqualTo(follow(street));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aMirroredStreetHasTheSameTracks(long seed) {
        List<List<Detection>> street = street(seed, 120);
        List<List<Detection>> mirrored = street.stream()
                .map(seen -> seen.stream()
                        .map(d -> new Detection(d.kind(), mirrored(d.box()), d.score()))
                        .toList())
                .toList();

        List<List<Track>> here = follow(street);
        List<List<Track>> there = follow(mirrored);

        for (int frame = 0; frame < here.size(); frame++) {
            assertThat(there.get(frame))
                    .usingElementComparator((a, b) -> a.id() == b.id() && near(mirrored(a.box()), b.box()) ? 0 : 1)
                    .containsExactlyElementsOf(here.get(frame));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void idsAreNeverUsedAgain(long seed) {
        Set<Long> gone = new HashSet<>();
        Set<Long> alive = new HashSet<>();
        for (List<Track> tracks : follow(street(seed, 400))) {
            Set<Long> now = new HashSet<>(tracks.stream().map(Track::id).toList());
            assertThat(now).hasSameSizeAs(tracks).noneMatch(gone::contains);
            alive.removeAll(now);
            gone.addAll(alive);
            alive = now;
        }
        assertThat(gone).isNotEmpty();
    }

    /** Cars follow each other on one lane; the stream stops for a second. */
    @ParameterizedTest
    @CsvSource({"4, 6.5", "4, 9", "8, 6.5", "8, 8", "8, 12", "12, 9", "12, 12", "12, 15", "16, 14", "16, 16"})
    void aGapOfASecondFusesNoTwoVehicles(double speed, double distance) {
        PoleCamera camera = PoleCamera.CORNER;
        Tracker tracker = new Tracker(TrackerSettings.DEFAULT, List.of(GroundPlane.of(camera.crossing())));
        Map<Long, Set<Integer>> carsOfTrack = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            if (i >= 20 && i < 30) {
                continue;
            }
            Map<Integer, Box> cars = new HashMap<>();
            for (int car = 0; car < 20; car++) {
                double v = 25 + speed * (i - 20) * 0.1 - car * distance;
                if (v > -4 && v < 25) {
                    Footprint place = new Footprint(new GroundPoint(3, v), Math.PI / 2, 4.6, 1.8);
                    cars.put(car, camera.vehicle(place, 1.45, 0.2, 5, 0.5));
                }
            }
            List<Detection> seen = cars.values().stream()
                    .map(box -> new Detection(RoadUser.CAR, box, 0.6))
                    .toList();
            for (Track track : tracker.update(START.plusMillis(i * 100L), seen)) {
                cars.forEach((car, box) -> {
                    if (track.seen() && track.box().iou(box) > 0.6) {
                        carsOfTrack
                                .computeIfAbsent(track.id(), id -> new HashSet<>())
                                .add(car);
                    }
                });
            }
        }

        assertThat(carsOfTrack).hasSizeGreaterThan(2);
        assertThat(carsOfTrack.values()).allSatisfy(cars -> assertThat(cars).hasSize(1));
    }

    /** A small scene over and over: what is held after a tenth of the frames is all that is ever held. */
    @Test
    void aMillionFramesKeepMemoryFlat() {
        List<List<Detection>> street = street(9, 1000).stream()
                .map(seen -> seen.stream().limit(2).toList())
                .toList();
        Tracker tracker = new Tracker();
        long ids = 0;
        int most = 0;
        long early = 0;
        for (int frame = 0; frame < 1_000_000; frame++) {
            for (Track track : tracker.update(START.plusMillis(frame * 40L), street.get(frame % street.size()))) {
                ids = Math.max(ids, track.id());
            }
            most = Math.max(most, tracker.following());
            early = frame == 100_000 ? heldBytes() : early;
        }
        long grown = heldBytes() - early;
        tracker.update(START.plusMillis(1_000_000 * 40L + 2000), List.of());

        assertThat(ids).isGreaterThan(20_000);
        assertThat(most).isBetween(2, 30);
        assertThat(grown).isLessThan(500_000);
        assertThat(tracker.following()).isZero();
    }

    private static long heldBytes() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private static List<List<Track>> follow(List<List<Detection>> street) {
        Tracker tracker = new Tracker();
        return IntStream.range(0, street.size())
                .mapToObj(frame -> tracker.update(START.plusMillis(frame * 40L), street.get(frame)))
                .toList();
    }

    /** In tenths, so that many a frame has several of one score. */
    private static List<List<Detection>> withEqualScores(List<List<Detection>> street) {
        return street.stream()
                .map(seen -> seen.stream()
                        .map(d -> new Detection(d.kind(), d.box(), Math.round(d.score() * 10) / 10.0))
                        .toList())
                .toList();
    }

    /**
     * People and vehicles come, several at once in the beginning, go and hide, now and then with one side only; boxes and
     * scores waver; now and then something is seen where nothing is.
     */
    private static List<List<Detection>> street(long seed, int frames) {
        Random random = new Random(seed);
        List<Walk> walks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            walks.add(new Walk(random));
        }
        List<List<Detection>> street = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            if (walks.size() < 8 && random.nextInt(5) == 0) {
                walks.add(new Walk(random));
            }
            walks.removeIf(walk -> random.nextInt(100) == 0);
            List<Detection> seen = new ArrayList<>();
            for (Walk walk : walks) {
                walk.step();
                if (random.nextInt(6) > 0) {
                    seen.add(walk.seen(random));
                }
            }
            if (random.nextInt(3) == 0) {
                seen.add(new Walk(random).seen(random));
            }
            street.add(seen);
        }
        return street;
    }

    /** One road user on a straight way through the picture. */
    private static final class Walk {
        private final RoadUser kind;
        private final double width;
        private final double height;
        private final double dx;
        private final double dy;
        private double x;
        private double y;

        Walk(Random random) {
            kind = KINDS.get(random.nextInt(KINDS.size()));
            width = 30 + random.nextInt(100);
            height = 30 + random.nextInt(100);
            x = random.nextInt(WIDTH);
            y = random.nextInt(700);
            dx = 4 * random.nextGaussian();
            dy = 2 * random.nextGaussian();
        }

        void step() {
            x += dx;
            y += dy;
        }

        Detection seen(Random random) {
            double hidden = random.nextInt(4) == 0 ? width / 2 : 0;
            Box box = new Box(
                    x + (random.nextBoolean() ? hidden : 0) + 2 * random.nextGaussian(),
                    y + 2 * random.nextGaussian(),
                    width - hidden + 2 * random.nextGaussian(),
                    height + 2 * random.nextGaussian());
            return new Detection(kind, box, 0.1 + 0.9 * random.nextDouble());
        }
    }

    private static Box mirrored(Box box) {
        return new Box(WIDTH - box.right(), box.top(), box.width(), box.height());
    }

    private static boolean near(Box a, Box b) {
        return Math.abs(a.left() - b.left()) + Math.abs(a.top() - b.top()) < 1e-6
                && Math.abs(a.width() - b.width()) + Math.abs(a.height() - b.height()) < 1e-6;
    }
}
