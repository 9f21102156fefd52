package zebrawatch.harness.evaluate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import zebrawatch.scene.Box;
import zebrawatch.scene.Detection;
import zebrawatch.scene.RoadUser;
import zebrawatch.track.Assignment;
import zebrawatch.track.TrackerSettings;

/**
 * What share of the road users in sight was detected: a detection of the same sort, of a score that the tracker uses,
 * whose box overlaps the true one by 0.5. Asked for is whoever is in the searched part of the picture with at least half
 * of it in sight.
 *
 * @param shares by sort and size; those that never came are not in it
 */
public record DetectionRecall(Map<Sort, Map<Size, Share>> shares) {
    private static final double OVERLAP = 0.5;
    private static final double TOGETHER = 0.1;

    /** Sorts that are not confused with each other. */
    public enum Sort {
        PEDESTRIAN("pedestrian"),
        CAR_LIKE("vehicle"),
        TWO_WHEELER("two_wheeler");

        private final String code;

        Sort(String code) {
            this.code = code;
        }

        /** As written in files. */
        public String code() {
            return code;
        }

        static Sort of(RoadUser kind) {
            return kind == RoadUser.PEDESTRIAN ? PEDESTRIAN : kind.isCarLike() ? CAR_LIKE : TWO_WHEELER;
        }
    }

    /** By area of the box in the picture, after COCO: small below 32², large from 96² pixels. */
    public enum Size {
        SMALL("small"),
        MEDIUM("medium"),
        LARGE("large");

        private final String code;

        Size(String code) {
            this.code = code;
        }

        /** As written in files. */
        public String code() {
            return code;
        }

        static Size of(Box box) {
            return box.area() < 32 * 32 ? SMALL : box.area() < 96 * 96 ? MEDIUM : LARGE;
        }
    }

    /** How many were found of how many. */
    public record Share(int found, int all) {
        Share plus(Share other) {
            return new Share(found + other.found, all + other.all);
        }

        /** 0 to 1. */
        public double value() {
            return (double) found / all;
        }
    }

    public DetectionRecall {
        Map<Sort, Map<Size, Share>> copy = new EnumMap<>(Sort.class);
        shares.forEach((sort, sizes) -> copy.put(sort, Map.copyOf(sizes)));
        shares = copy;
    }

    /** The recall of one clip. */
    static DetectionRecall of(WatchedBoxes watched, Truth truth, LineRun run) {
        Map<Sort, Map<Size, Share>> shares = new EnumMap<>(Sort.class);
        for (Truth.Moment moment : truth.moments()) {
            run.nearest(moment.t(), TOGETHER).ifPresent(now -> {
                for (Sort sort : Sort.values()) {
                    count(sort, watched, truth, moment, now).forEach((size, share) -> add(shares, sort, size, share));
                }
            });
        }
        return new DetectionRecall(shares);
    }

    private static Map<Size, Share> count(
            Sort sort, WatchedBoxes watched, Truth truth, Truth.Moment moment, LineRun.Moment now) {
        List<Box> asked = moment.boxes().stream()
                .filter(b -> Sort.of(truth.kind(b.actor())) == sort)
                .map(watched::searched)
                .flatMap(Optional::stream)
                .toList();
        List<Box> found = now.seen().stream()
                .filter(d -> Sort.of(d.kind()) == sort && d.score() >= TrackerSettings.DEFAULT.low())
                .map(Detection::box)
                .toList();
        double[][] overlap = asked.stream()
                .map(a -> found.stream()
                        .mapToDouble(f -> a.iou(f) >= OVERLAP ? a.iou(f) : 0)
                        .toArray())
                .toArray(double[][]::new);
        int[] chosen = Assignment.maximum(overlap);
        Map<Size, Share> shares = new EnumMap<>(Size.class);
        for (int i = 0; i < chosen.length; i++) {
            boolean hit = chosen[i] >= 0 && overlap[i][chosen[i]] > 0;
            shares.merge(Size.of(asked.get(i)), new Share(hit ? 1 : 0, 1), Share::plus);
        }
        return shares;
    }

    private static void add(Map<Sort, Map<Size, Share>> shares, Sort sort, Size size, Share share) {
        shares.computeIfAbsent(sort, s -> new EnumMap<>(Size.class)).merge(size, share, Share::plus);
    }

    /** All clips together. */
    static DetectionRecall sum(Stream<DetectionRecall> parts) {
        Map<Sort, Map<Size, Share>> shares = new EnumMap<>(Sort.class);
        parts.forEach(part ->
                part.shares.forEach((sort, sizes) -> sizes.forEach((size, share) -> add(shares, sort, size, share))));
        return new DetectionRecall(shares);
    }

    /** Of all sizes; empty where that sort never came. */
    public Optional<Share> of(Sort sort) {
        return Optional.ofNullable(shares.get(sort))
                .flatMap(sizes -> sizes.values().stream().reduce(Share::plus));
    }

    /** Of one size; empty where that sort never came in that size. */
    public Optional<Share> of(Sort sort, Size size) {
        return Optional.ofNullable(shares.get(sort)).map(sizes -> sizes.get(size));
    }
}
